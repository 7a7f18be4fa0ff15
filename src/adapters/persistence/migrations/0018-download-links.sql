-- Links that fetch one version for a while and a few times. Their tokens are kept as hashes only.
create table download_links (
  id uuid primary key,
  token_hash text not null unique check (token_hash ~ '^[0-9a-f]{64}$'),
  entitlement_id uuid not null references entitlements (id),
  version_id uuid not null references workflow_versions (id),
  uses_left integer not null check (uses_left >= 0),
  created_at timestamptz not null default app_now(),
  expires_at timestamptz not null
);
create index download_links_of_entitlement on download_links (entitlement_id);
create index download_links_of_version on download_links (version_id);
