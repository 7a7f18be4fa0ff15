-- An operator who was invited and never came has a password that nobody knows. The release before makes none such.
alter table admins add has_joined boolean not null default true;
alter table admins
  add constraint admins_active_have_joined check (status <> 'active' or has_joined),
  add constraint admins_invited_have_not_joined check (status <> 'invited' or not has_joined);
create index admins_by_time on admins (created_at desc, id desc);

-- The last active owner stays. Of two owners who put each other out at once the second waits for the first to commit, and
-- then sees what is left: each statement of a function has a snapshot of its own.
create function keep_an_owner() returns trigger language plpgsql as $$
begin
  if old.role = 'owner' and old.status = 'active'
     and (tg_op = 'DELETE' or new.role <> 'owner' or new.status <> 'active') then
    perform pg_advisory_xact_lock(hashtextextended('the last owner', 0));
    if not exists (select from admins where role = 'owner' and status = 'active' and id <> old.id) then
      raise exception 'the last active owner stays' using errcode = 'check_violation';
    end if;
  end if;
  return case tg_op when 'DELETE' then old else new end;
end
$$;
create trigger admins_keep_an_owner before update or delete on admins for each row execute function keep_an_owner();

-- Ways in for people who were asked to work here, made and kept as ways to a new password are. Of one person one is open.
create table invitations (
  id uuid primary key,
  admin_id uuid not null references admins (id),
  seed text not null,
  hash text not null unique check (hash ~ '^[0-9a-f]{64}$'),
  created_at timestamptz not null default app_now(),
  expires_at timestamptz not null,
  ended_at timestamptz
);
create unique index one_open_invitation on invitations (admin_id) where ended_at is null;
create index invitations_of_admin on invitations (admin_id);

-- A mail goes to a buyer or to an operator.
alter table mails alter user_id drop not null;
alter table mails
  add admin_id uuid references admins (id),
  add constraint mails_have_one_recipient check ((user_id is null) <> (admin_id is null));
create unique index one_mail_for_a_cause_and_operator on mails (cause, admin_id, kind) where admin_id is not null;
create index mails_of_admin on mails (admin_id) where admin_id is not null;

-- What makes an operator's one-time codes, encrypted with a key that is not in the database. Being set up until a code
-- of it came; `last_step` is the half minute of the last code that was taken, and none before is good any more.
create table second_factors (
  admin_id uuid primary key references admins (id),
  sealed text not null,
  created_at timestamptz not null default app_now(),
  confirmed_at timestamptz,
  last_step bigint,
  check ((confirmed_at is null) = (last_step is null))
);

-- For who lost what makes the codes: ten that are good once each, by their SHA-256.
create table recovery_codes (
  admin_id uuid not null references second_factors (admin_id) on delete cascade,
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  used_at timestamptz,
  primary key (admin_id, hash)
);

-- Who did something, what was done, and to what, newest first.
create index audit_log_of_actor on audit_log (actor, at desc, id desc);
create index audit_log_of_action on audit_log (action, at desc, id desc);
create index audit_log_of_subject on audit_log (subject, at desc, id desc);
