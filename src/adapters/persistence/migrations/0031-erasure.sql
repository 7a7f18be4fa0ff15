-- When an account was erased; of one that was not, nothing. The release before erases none.
alter table users add erased_at timestamptz;
create index users_erased_by_time on users (erased_at) where erased_at is not null;

-- What is of a buyer is found by an index.
create index checkouts_of_user on checkouts (user_id);
create index webhook_bodies_of_reference on webhook_events (reference) where raw_body is not null;

-- A quote never changes; erasure may empty what it says would be made, which may speak of whom it is for.
create or replace function refuse_quote_change() returns trigger language plpgsql as $$
begin
  if to_jsonb(new) - 'scope' is distinct from to_jsonb(old) - 'scope' or new.scope not in (old.scope, '') then
    raise exception 'a quote never changes' using errcode = 'insufficient_privilege';
  end if;
  return new;
end
$$;

-- What comes about a payment of somebody who is erased says who they were: that it came is kept, not its words.
create function forget_words_about_the_erased() returns trigger language plpgsql as $$
begin
  if exists (select from checkouts c join users u on u.id = c.user_id
              where c.reference = new.reference and u.status = 'erased') then
    new.raw_body := null;
  end if;
  return new;
end
$$;
create trigger webhook_events_about_the_erased before insert on webhook_events
  for each row execute function forget_words_about_the_erased();

-- Nobody asks or writes for somebody who is erased, though they were let in a moment before. Who is being erased is
-- waited for, and seen as they are then.
create function refuse_the_erased() returns trigger language plpgsql as $$
declare
  owner uuid;
  standing text;
begin
  if tg_table_name = 'custom_requests' then
    owner := new.user_id;
  else
    select user_id into owner from custom_requests where id = new.request_id;
  end if;
  select status into standing from users where id = owner for key share;
  if standing = 'erased' then
    raise exception 'this account was erased' using errcode = 'foreign_key_violation', constraint = tg_name;
  end if;
  return new;
end
$$;
create trigger custom_requests_of_nobody_erased before insert on custom_requests
  for each row execute function refuse_the_erased();
create trigger request_messages_of_nobody_erased before insert on request_messages
  for each row execute function refuse_the_erased();
