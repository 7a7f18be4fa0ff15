-- Emptying a table goes past the triggers of its rows: what is never changed is never emptied either.
create trigger audit_log_is_never_emptied before truncate on audit_log
  for each statement execute function refuse_change();
create trigger ledger_is_never_emptied before truncate on ledger_entries
  for each statement execute function refuse_change();
