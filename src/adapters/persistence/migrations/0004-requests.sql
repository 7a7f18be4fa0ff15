create table custom_requests (
  id uuid primary key,
  user_id uuid not null references users (id),
  title text not null,
  description text not null,
  integrations text[] not null,
  budget_amount bigint check (budget_amount between 0 and 9007199254740991),
  budget_currency text,
  deadline timestamptz,
  status text not null check (status in ('submitted', 'quoted', 'accepted', 'paid', 'delivered', 'revision_requested',
    'closed', 'declined', 'expired', 'rejected', 'cancelled', 'refunded')),
  created_at timestamptz not null,
  updated_at timestamptz not null,
  revision integer not null default 1,
  check ((budget_amount is null) = (budget_currency is null))
);
create index custom_requests_of_user on custom_requests (user_id, created_at desc, id desc);
create index custom_requests_by_time on custom_requests (created_at desc, id desc);
