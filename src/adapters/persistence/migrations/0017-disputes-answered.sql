-- Why a refund failed, in the provider's words or ours.
alter table refunds add failure text;

-- What operators bring forward against disputes: one row for each time, sent to the provider by a job.
create table objections (
  id uuid primary key,
  dispute_id uuid not null references disputes (id),
  note text,
  requested_by uuid not null references admins (id),
  requested_at timestamptz not null,
  sent_at timestamptz
);
create index objections_of_dispute on objections (dispute_id, requested_at);
