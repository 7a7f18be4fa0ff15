-- Instances keep what they know of sessions, and drop it when it is told here to have changed. Whoever opens or goes on
-- with a session changes nothing that is kept, so only ends are told, and what becomes of whom sessions belong to.
create function tell_of_session() returns trigger language plpgsql as $$
begin
  perform pg_notify('sessions', 'session ' || old.id);
  return null;
end
$$;
create trigger sessions_end_aloud after update of ended_at on sessions
  for each row when (old.ended_at is distinct from new.ended_at) execute function tell_of_session();
create trigger sessions_go_aloud after delete on sessions
  for each row when (old.ended_at is null) execute function tell_of_session();

-- The argument is the column that names the owner.
create function tell_of_session_owner() returns trigger language plpgsql as $$
begin
  perform pg_notify('sessions', 'owner ' || (to_jsonb(old) ->> tg_argv[0]));
  return null;
end
$$;
create trigger users_change_aloud after update of status, password_hash on users
  for each row when (old.status is distinct from new.status or old.password_hash is distinct from new.password_hash)
  execute function tell_of_session_owner('id');
create trigger admins_change_aloud after update of status, role, password_hash on admins
  for each row when (
    old.status is distinct from new.status or old.role is distinct from new.role
    or old.password_hash is distinct from new.password_hash
  ) execute function tell_of_session_owner('id');
create trigger second_factors_change_aloud after update of confirmed_at on second_factors
  for each row when (old.confirmed_at is distinct from new.confirmed_at)
  execute function tell_of_session_owner('admin_id');
create trigger second_factors_go_aloud after delete on second_factors
  for each row execute function tell_of_session_owner('admin_id');
