-- Why an operator did something, in words of theirs, which may name a buyer: beside the log, which never changes. No
-- foreign key: the log's own guard is to answer whoever tries to empty it.
create table audit_reasons (
  act_id uuid primary key,
  reason text not null
);
