create table categories (
  slug text primary key,
  name text not null
);

-- The card's facts (integrations, trigger, node_count, risk) are those of the version that is offered.
create table workflows (
  id uuid primary key,
  slug text not null unique,
  title text not null,
  summary text not null,
  description text not null,
  status text not null check (status in ('draft', 'published', 'unlisted', 'archived', 'removed')),
  price_amount bigint not null check (price_amount between 0 and 9007199254740991),
  price_currency text not null,
  licence text not null,
  rights_held boolean not null,
  categories text[] not null,
  tags text[] not null,
  integrations text[] not null,
  node_types text[] not null,
  trigger text not null,
  node_count integer not null,
  risk text not null check (risk in ('low', 'medium', 'high')),
  sales_count bigint not null default 0,
  offered_version_id uuid,
  -- rules whose blocking findings an owner has overridden
  overridden_rules text[] not null default '{}',
  created_at timestamptz not null,
  updated_at timestamptz not null,
  published_at timestamptz,
  revision integer not null default 1,
  check (status not in ('published', 'unlisted') or offered_version_id is not null)
);

create table workflow_versions (
  id uuid primary key,
  workflow_id uuid not null references workflows (id) on delete cascade,
  version text not null,
  status text not null check (status in ('accepted', 'released', 'yanked')),
  changelog text not null,
  source bytea not null,
  source_sha256 text not null,
  sold bytea not null,
  sold_sha256 text not null,
  content_hash text not null,
  -- what the card shows while this version is offered: integrations, node types, trigger, node count, risk
  facts jsonb not null,
  requirements jsonb not null,
  report jsonb not null,
  minimum_n8n_version text,
  created_at timestamptz not null,
  released_at timestamptz,
  unique (workflow_id, version)
);
create index workflow_versions_of_workflow on workflow_versions (workflow_id, released_at desc);

alter table workflows add constraint workflows_offered_version
  foreign key (offered_version_id) references workflow_versions (id) deferrable initially deferred;

-- The bytes and hashes of a version never change; its status may.
create function refuse_version_change() returns trigger language plpgsql as $$
begin
  if (new.source, new.source_sha256, new.sold, new.sold_sha256, new.content_hash, new.version, new.workflow_id)
     is distinct from (old.source, old.source_sha256, old.sold, old.sold_sha256, old.content_hash, old.version, old.workflow_id) then
    raise exception 'a version never changes' using errcode = 'insufficient_privilege';
  end if;
  return new;
end
$$;
create trigger workflow_versions_are_immutable before update on workflow_versions
  for each row execute function refuse_version_change();

-- One listed item for one content: the arbiter between two uploads of the same file.
create table listed_contents (
  content_hash text primary key,
  workflow_id uuid not null references workflows (id) on delete cascade
);
create index listed_contents_of_workflow on listed_contents (workflow_id);

create index workflows_newest on workflows (published_at desc, id desc) where status = 'published';
create index workflows_popular on workflows (sales_count desc, id desc) where status = 'published';
create index workflows_by_price on workflows (price_currency, price_amount, id) where status = 'published';
create index workflows_by_category on workflows using gin (categories) where status = 'published';
create index workflows_by_tag on workflows using gin (tags) where status = 'published';
create index workflows_by_integration on workflows using gin (integrations) where status = 'published';
create index workflows_by_node on workflows using gin (node_types) where status = 'published';
create index workflows_for_operators on workflows (created_at desc, id desc);
