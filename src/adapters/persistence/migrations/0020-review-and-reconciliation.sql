-- What a person looks at is listed by time and id, in milliseconds as positions in lists are, and says who resolved it.
alter table review_items
  add id uuid not null default gen_random_uuid() unique,
  add resolved_by uuid references admins (id),
  alter created_at set default date_trunc('milliseconds', app_now());
update review_items set created_at = date_trunc('milliseconds', created_at);
create index review_items_by_time on review_items (created_at desc, id desc);

-- Comparisons of our books with the provider's lists: how far each is, and what it found.
create table reconciliations (
  id uuid primary key,
  from_at timestamptz not null,
  to_at timestamptz not null,
  stage text not null check (stage in ('transactions', 'sales', 'refunds', 'done')),
  page integer not null check (page > 0),
  -- where the stage of sales goes on: behind this one of ours
  after_reference text,
  looked_at integer not null default 0,
  recorded integer not null default 0,
  flagged integer not null default 0,
  begun_at timestamptz not null default app_now(),
  done_at timestamptz,
  check (from_at < to_at),
  check ((stage = 'done') = (done_at is not null))
);
create index checkouts_of_provider on checkouts (provider_id) where provider_id is not null;
create index sales_of_provider on sales (provider_id) where provider_id is not null;
create index checkouts_held_by_time on checkouts (paid_at) where paid_at is not null;

-- Which of ours a comparison has met in the provider's list; gone when it is done.
create table reconciliation_sightings (
  reconciliation_id uuid not null references reconciliations (id) on delete cascade,
  reference text not null,
  primary key (reconciliation_id, reference)
);
