-- What was made for one request is for its buyer alone, and is never offered to anybody else.
alter table workflows
  add made_for uuid references custom_requests (id),
  add constraint workflows_made_to_order_stay_private check (made_for is null or status not in ('published', 'unlisted'));
create unique index workflows_made_for on workflows (made_for) where made_for is not null;
