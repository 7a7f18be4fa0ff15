-- How many users, workflows and requests stand how: noted as it changes, summed later, as figures are (0030).
create table standing_counts_pending (
  id bigint generated always as identity primary key,
  kind text not null,
  status text not null,
  change bigint not null
);

create table standing_counts (
  kind text not null check (kind in ('users', 'workflows', 'custom_requests')),
  status text not null,
  count bigint not null,
  primary key (kind, status)
);

create function note_standings() returns trigger language plpgsql as $$
begin
  insert into standing_counts_pending (kind, status, change)
  select tg_table_name, status, case when tg_op = 'INSERT' then count(*) else -count(*) end
    from touched group by status;
  return null;
end
$$;
create function note_standing_change() returns trigger language plpgsql as $$
begin
  insert into standing_counts_pending (kind, status, change)
  values (tg_table_name, old.status, -1), (tg_table_name, new.status, 1);
  return null;
end
$$;
create trigger users_are_counted after insert on users referencing new table as touched
  for each statement execute function note_standings();
create trigger users_gone_are_counted after delete on users referencing old table as touched
  for each statement execute function note_standings();
create trigger user_standings_are_counted after update of status on users for each row
  when (old.status <> new.status) execute function note_standing_change();
create trigger workflows_are_counted after insert on workflows referencing new table as touched
  for each statement execute function note_standings();
create trigger workflows_gone_are_counted after delete on workflows referencing old table as touched
  for each statement execute function note_standings();
create trigger workflow_standings_are_counted after update of status on workflows for each row
  when (old.status <> new.status) execute function note_standing_change();
create trigger custom_requests_are_counted after insert on custom_requests referencing new table as touched
  for each statement execute function note_standings();
create trigger custom_requests_gone_are_counted after delete on custom_requests referencing old table as touched
  for each statement execute function note_standings();
create trigger custom_request_standings_are_counted after update of status on custom_requests for each row
  when (old.status <> new.status) execute function note_standing_change();

-- What was there before, which nobody changes until this is committed.
insert into standing_counts_pending (kind, status, change)
select 'users', status, count(*) from users group by status
union all
select 'workflows', status, count(*) from workflows group by status
union all
select 'custom_requests', status, count(*) from custom_requests group by status;
