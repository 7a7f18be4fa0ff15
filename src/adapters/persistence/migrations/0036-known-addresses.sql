-- Where somebody signed in from: what is not counted with the failures of everybody else. The hash is of the account and
-- the network, under a key that is not in the database. Rows are renewed by each sign-in and go a month after the last.
create table known_addresses (
  hash text primary key check (hash ~ '^[0-9a-f]{64}$'),
  user_id uuid references users (id),
  admin_id uuid references admins (id),
  seen_at timestamptz not null default app_now(),
  check ((user_id is null) <> (admin_id is null))
);
create index known_addresses_of_user on known_addresses (user_id, seen_at);
create index known_addresses_of_admin on known_addresses (admin_id, seen_at);
