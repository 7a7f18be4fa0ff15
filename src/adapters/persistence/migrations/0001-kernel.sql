-- Time in SQL comes from app_now(). The table is empty but in tests, which move the clock of one database through it.
create table app_clock (
  only_row boolean primary key default true check (only_row),
  shift interval not null
);

create function app_now() returns timestamptz language sql stable as $$
  select date_trunc('milliseconds', statement_timestamp() + coalesce((select shift from app_clock), interval '0'))
$$;

-- What happened, in ids only; one job per reaction is sent in the same transaction.
create table events (
  id uuid primary key,
  type text not null,
  subject text not null,
  facts jsonb not null,
  at timestamptz not null default app_now()
);
create index events_by_subject on events (subject, at);

-- Operators' acts, sign-ins and money, by ids only.
create table audit_log (
  id uuid primary key,
  actor text not null,
  action text not null,
  subject text not null,
  facts jsonb not null,
  at timestamptz not null default app_now()
);
create index audit_log_by_time on audit_log (at, id);

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'rows of % are never changed', tg_table_name using errcode = 'insufficient_privilege';
end
$$;
create trigger audit_log_is_append_only before update or delete on audit_log
  for each row execute function refuse_change();

-- The rows of rate-limiter-flexible's PostgreSQL store; expire is in milliseconds since 1970.
create table throttles (
  key varchar(255) primary key,
  points integer not null default 0,
  expire bigint
);

-- Answers to requests that carried an Idempotency-Key.
create table idempotency_keys (
  owner text not null,
  key text not null,
  request_hash text not null,
  status integer,
  headers jsonb,
  body text,
  running_until timestamptz,
  created_at timestamptz not null default app_now(),
  primary key (owner, key)
);
