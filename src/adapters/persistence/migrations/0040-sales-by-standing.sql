-- How sales stand and what they were paid in, in one index: a page of one status is the newest of each currency of it, and few
-- have both that are asked for.
create index sales_by_standing on sales (status, currency, paid_at desc, id desc);
create index sales_by_reference on sales (reference collate "C");
