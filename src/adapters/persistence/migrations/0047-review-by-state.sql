-- What waits for a person and what was settled, each the newest first.
drop index review_items_open;
create index review_items_open on review_items (created_at desc, id desc) where resolved_at is null;
create index review_items_resolved on review_items (created_at desc, id desc) where resolved_at is not null;
