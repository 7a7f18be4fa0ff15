-- What came for a checkout that waits for a person, as the provider told it.
alter table checkouts
  add paid_amount bigint check (paid_amount >= 0),
  add paid_currency text,
  add paid_fees bigint check (paid_fees >= 0),
  add provider_id text,
  add paid_at timestamptz,
  -- when to ask about refunds and disputes again
  add next_outgoing_at timestamptz,
  add outgoing_reads integer not null default 0;
create index checkouts_to_read_outgoing on checkouts (next_outgoing_at) where next_outgoing_at is not null;

create table refunds (
  id uuid primary key,
  reference text not null references checkouts (reference),
  sale_id uuid references sales (id),
  amount bigint not null check (amount > 0),
  currency text not null,
  status text not null check (status in ('requested', 'pending', 'processing', 'needs_attention', 'processed', 'failed')),
  origin text not null check (origin in ('vexa', 'provider')),
  provider_id text unique,
  sent boolean not null,
  reason text not null,
  requested_by uuid references admins (id),
  -- who asks the provider now has this long; another takes over after it
  sending_until timestamptz,
  created_at timestamptz not null,
  changed_at timestamptz not null default app_now(),
  revision integer not null default 1
);
create index refunds_of_reference on refunds (reference, created_at, id);

-- What is claimed back never exceeds what was paid, whoever asks at once: the checkout's row is the queue they stand in.
create function require_refund_bound() returns trigger language plpgsql as $$
declare
  paid bigint;
begin
  if new.status = 'failed' then return null; end if;
  perform from checkouts where reference = new.reference for update;
  select coalesce((select charged_amount from sales where reference = new.reference),
                  (select paid_amount from checkouts where reference = new.reference), 0) into paid;
  if (select sum(amount) from refunds where reference = new.reference and status <> 'failed') > paid then
    raise exception 'refunds exceed what was paid' using errcode = 'check_violation';
  end if;
  return null;
end
$$;
create trigger refunds_are_bound after insert or update of amount, status on refunds
  for each row execute function require_refund_bound();

create table disputes (
  id uuid primary key,
  provider_id text not null unique,
  reference text not null references checkouts (reference),
  sale_id uuid references sales (id),
  amount bigint not null check (amount >= 0),
  currency text not null,
  status text not null check (status in ('awaiting_feedback', 'under_review', 'resolved')),
  outcome text check (outcome in ('accepted', 'declined', 'auto_accepted')),
  due_at timestamptz,
  opened_at timestamptz not null,
  resolved_at timestamptz,
  changed_at timestamptz not null default app_now(),
  revision integer not null default 1,
  check ((status = 'resolved') = (outcome is not null))
);
create index disputes_of_reference on disputes (reference, opened_at, id);
create index disputes_by_time on disputes (opened_at desc, id desc);
