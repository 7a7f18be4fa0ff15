-- What a request was quoted, what was written and what was delivered. Quotes and messages are never changed.
create table quotes (
  id uuid primary key,
  request_id uuid not null references custom_requests (id),
  price_amount bigint not null check (price_amount between 0 and 9007199254740991),
  price_currency text not null,
  scope text not null,
  valid_until timestamptz not null,
  quoted_at timestamptz not null default app_now(),
  unique (request_id, id)
);

create table request_messages (
  id uuid primary key,
  request_id uuid not null references custom_requests (id),
  sender text not null check (sender in ('buyer', 'operator')),
  text text not null,
  at timestamptz not null
);
create index request_messages_of_request on request_messages (request_id, at, id);

create function refuse_quote_change() returns trigger language plpgsql as $$
begin
  raise exception 'a quote never changes' using errcode = 'insufficient_privilege';
end
$$;
create trigger quotes_are_immutable before update on quotes for each row execute function refuse_quote_change();

alter table custom_requests
  add quote_id uuid,
  add workflow_id uuid references workflows (id),
  add delivered_version_id uuid references workflow_versions (id),
  add delivered_at timestamptz,
  add revisions_asked integer not null default 0 check (revisions_asked between 0 and 3),
  add message_count integer not null default 0 check (message_count >= 0),
  -- The quote that stands is one of this very request.
  add constraint custom_requests_quote foreign key (id, quote_id) references quotes (request_id, id)
    deferrable initially deferred,
  add constraint custom_requests_quoted check (case
    when status in ('submitted', 'declined') then quote_id is null
    when status = 'cancelled' then true
    else quote_id is not null end),
  add constraint custom_requests_delivered check (
    (workflow_id is null) = (delivered_version_id is null) and (workflow_id is null) = (delivered_at is null)
    and case
      when status in ('delivered', 'revision_requested', 'closed') then workflow_id is not null
      when status = 'refunded' then true
      else workflow_id is null end);

-- A workflow that was made for one request is no other's.
create unique index custom_requests_of_workflow on custom_requests (workflow_id);
create index custom_requests_unanswered on custom_requests (quote_id) where status = 'quoted';
create index custom_requests_of_delivered_version on custom_requests (delivered_version_id);
create index custom_requests_looked_at on custom_requests (delivered_at) where status = 'delivered';
