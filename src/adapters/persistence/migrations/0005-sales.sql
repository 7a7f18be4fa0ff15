-- The intent to buy: a snapshot that later edits of price or tax never reach. The reference is Paystack's as well.
create table checkouts (
  id uuid primary key,
  reference text not null unique check (reference ~ '^[A-Za-z0-9.=-]{16,100}$'),
  user_id uuid not null references users (id),
  workflow_id uuid references workflows (id),
  version_id uuid references workflow_versions (id),
  request_id uuid references custom_requests (id),
  list_amount bigint not null check (list_amount >= 0),
  discount_amount bigint not null check (discount_amount >= 0),
  tax_amount bigint not null check (tax_amount >= 0),
  total_amount bigint not null check (total_amount >= 0),
  currency text not null,
  tax_name text,
  tax_percent numeric(7, 4) not null,
  tax_included boolean not null,
  status text not null check (status in ('open', 'initialized', 'paid', 'failed', 'expired', 'superseded', 'review',
    'refunded', 'dismissed')),
  review_reason text check (review_reason in ('amount', 'currency', 'mode', 'reference', 'owned_already', 'buyer_gone', 'late')),
  authorization_url text,
  access_code text,
  return_url text,
  calling_until timestamptz,
  created_at timestamptz not null default app_now(),
  expires_at timestamptz not null,
  next_verify_at timestamptz,
  verify_count integer not null default 0,
  settled_at timestamptz,
  revision integer not null default 1,
  check ((workflow_id is null) <> (request_id is null)),
  check ((status = 'review') <= (review_reason is not null)),
  check (total_amount = list_amount - discount_amount + case when tax_included then 0 else tax_amount end)
);
-- One open checkout for a buyer and an item.
create unique index one_open_checkout on checkouts (user_id, workflow_id) where status in ('open', 'initialized');
create index checkouts_to_verify on checkouts (next_verify_at) where next_verify_at is not null;
create index checkouts_by_time on checkouts (created_at);

create table sales (
  id uuid primary key,
  reference text not null unique references checkouts (reference),
  user_id uuid not null references users (id),
  workflow_id uuid references workflows (id),
  version_id uuid references workflow_versions (id),
  request_id uuid references custom_requests (id),
  list_amount bigint not null check (list_amount >= 0),
  discount_amount bigint not null check (discount_amount >= 0),
  tax_amount bigint not null check (tax_amount >= 0),
  total_amount bigint not null check (total_amount >= 0),
  charged_amount bigint not null,
  fees_amount bigint not null check (fees_amount >= 0),
  currency text not null,
  status text not null check (status in ('paid', 'partially_refunded', 'refunded', 'disputed', 'charged_back')),
  provider_id text,
  paid_at timestamptz not null,
  recorded_at timestamptz not null default app_now(),
  revision integer not null default 1,
  check (charged_amount >= total_amount)
);
-- Nobody holds two standing sales of one item.
create unique index one_standing_sale on sales (user_id, workflow_id)
  where status in ('paid', 'partially_refunded', 'disputed');
create index sales_by_time on sales (paid_at desc, id desc);
create index sales_of_user on sales (user_id, paid_at desc, id desc);
create index sales_of_workflow on sales (workflow_id);

create table ledger_entries (
  id uuid primary key,
  txn_id uuid not null,
  reference text not null,
  account text not null check (account in ('paystack_clearing', 'paystack_fees', 'sales', 'discounts', 'tax_payable',
    'buyer_fees', 'refunds', 'dispute_hold', 'chargebacks', 'held')),
  currency text not null,
  delta bigint not null check (delta <> 0),
  at timestamptz not null default app_now()
);
create index ledger_entries_of_txn on ledger_entries (txn_id);
create index ledger_entries_of_reference on ledger_entries (reference);
create index ledger_entries_by_time on ledger_entries (at);
create index ledger_reversals_by_time on ledger_entries (at) include (txn_id) where account in ('refunds', 'chargebacks');
create trigger ledger_is_append_only before update or delete on ledger_entries
  for each row execute function refuse_change();

-- Double entry: at commit the deltas of every transaction and currency sum to zero.
create function require_balance() returns trigger language plpgsql as $$
begin
  if exists (select from ledger_entries where txn_id = new.txn_id group by currency having sum(delta) <> 0) then
    raise exception 'the ledger transaction does not balance' using errcode = 'check_violation';
  end if;
  return null;
end
$$;
create constraint trigger ledger_balances after insert on ledger_entries
  deferrable initially deferred for each row execute function require_balance();

-- Everything a provider ever sent with a good signature.
create table webhook_events (
  id uuid primary key,
  provider text not null,
  dedupe_key text not null,
  event text not null,
  reference text,
  raw_body bytea,
  status text not null check (status in ('received', 'processed', 'ignored', 'dead')),
  outcome text,
  arrivals integer not null default 1,
  attempts integer not null default 0,
  last_error text,
  received_at timestamptz not null default app_now(),
  last_received_at timestamptz not null default app_now(),
  unique (provider, dedupe_key)
);
create index webhook_events_by_time on webhook_events (received_at desc, id desc);

-- What a person must look at: checkouts in review, and payments that match nothing of ours.
create table review_items (
  reference text primary key,
  reason text not null,
  facts jsonb not null,
  created_at timestamptz not null default app_now(),
  resolved_at timestamptz,
  resolution text
);
create index review_items_open on review_items (created_at) where resolved_at is null;
