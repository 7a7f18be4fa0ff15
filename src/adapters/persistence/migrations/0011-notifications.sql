-- Which mails a buyer wants; who never said anything has no row.
create table mail_preferences (
  user_id uuid primary key references users (id),
  updates boolean not null,
  changed_at timestamptz not null default app_now()
);

-- Mails, without their words and addresses: those are found when a mail is sent.
create table mails (
  id uuid primary key,
  kind text not null,
  -- the id of what it follows from: an event, a version
  cause uuid not null,
  user_id uuid not null references users (id),
  facts jsonb not null,
  -- one of many: waits until what somebody waits for is sent
  bulk boolean not null,
  -- by which whoever holds it ends such mails; good for nothing else, so it is kept as it is, to be sent again
  token text not null unique,
  state text not null default 'waiting' check (state in ('waiting', 'sending', 'sent', 'suppressed', 'failed')),
  -- why it was put off, suppressed or given up: a word, never an address or an answer of a mail server
  reason text,
  attempts integer not null default 0,
  -- when to try; of one that is being sent, when its sender is taken for lost
  due_at timestamptz not null default app_now(),
  created_at timestamptz not null default app_now(),
  ended_at timestamptz,
  -- one mail for a kind, a cause and a recipient, whoever posts it and however often
  unique (cause, user_id, kind),
  check ((state in ('waiting', 'sending')) = (ended_at is null))
);
create index mails_due on mails (bulk, due_at, id) where ended_at is null;
create index mails_of_user on mails (user_id, created_at desc);

-- What has come to its end never changes: nobody sends a mail again that was sent.
create function refuse_mail_change() returns trigger language plpgsql as $$
begin
  if old.ended_at is not null then
    raise exception 'a mail that has ended never changes' using errcode = 'insufficient_privilege';
  end if;
  return new;
end
$$;
create trigger mails_end_once before update on mails for each row execute function refuse_mail_change();

-- Mails of one kind to everybody concerned, posted a batch at a time.
create table mailings (
  id uuid primary key,
  kind text not null,
  cause uuid not null,
  audience text not null check (audience in ('owners', 'holders')),
  workflow_id uuid not null references workflows (id) on delete cascade,
  version_id uuid not null references workflow_versions (id) on delete cascade,
  told_at timestamptz not null,
  facts jsonb not null,
  -- the entitlement that was looked at last, in the order of ids
  after_entitlement_id uuid,
  finished_at timestamptz,
  unique (cause, kind)
);
create index mailings_of_workflow on mailings (workflow_id);
create index mailings_of_version on mailings (version_id);

-- A workflow's owners in the order of ids, from any of them on.
create index entitlements_of_workflow_in_order on entitlements (workflow_id, id);
drop index entitlements_of_workflow;

-- A version goes from accepted to released to yanked, and never back.
create function refuse_version_return() returns trigger language plpgsql as $$
begin
  if (old.status, new.status) not in (('accepted', 'released'), ('released', 'yanked')) then
    raise exception 'a version never goes back' using errcode = 'insufficient_privilege';
  end if;
  return new;
end
$$;
create trigger workflow_versions_go_forward before update of status on workflow_versions
  for each row when (old.status is distinct from new.status) execute function refuse_version_return();
