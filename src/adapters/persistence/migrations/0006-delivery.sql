-- What a buyer may download, derived from its sources.
create table entitlements (
  id uuid primary key,
  user_id uuid not null references users (id),
  workflow_id uuid not null references workflows (id),
  status text not null check (status in ('active', 'suspended', 'revoked')),
  granted_at timestamptz not null,
  revision integer not null default 1,
  unique (user_id, workflow_id)
);
create index entitlements_of_user on entitlements (user_id, granted_at desc, id desc);
create index entitlements_of_workflow on entitlements (workflow_id);

create table entitlement_sources (
  id uuid primary key,
  entitlement_id uuid not null references entitlements (id),
  kind text not null check (kind in ('sale', 'free_claim', 'grant', 'custom_request')),
  -- the sale, request or grant behind it; the claim of a free item has the entitlement itself
  origin_id uuid not null,
  status text not null check (status in ('good', 'suspended', 'revoked')),
  created_at timestamptz not null,
  unique (entitlement_id, kind, origin_id)
);

create table downloads (
  id uuid primary key,
  entitlement_id uuid not null references entitlements (id),
  version_id uuid not null references workflow_versions (id),
  address_hash text,
  at timestamptz not null default app_now()
);
create index downloads_of_entitlement on downloads (entitlement_id, at desc);
