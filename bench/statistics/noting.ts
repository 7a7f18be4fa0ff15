/** What is noted as it happens, though foreign keys and other triggers rest. */
export const noting = `do $$ declare t record; begin
  for t in select tgname, tgrelid::regclass as at from pg_trigger where tgfoid::regproc::text like 'note\\_%' loop
    execute format('alter table %s enable always trigger %I', t.at, t.tgname);
  end loop; end $$`
