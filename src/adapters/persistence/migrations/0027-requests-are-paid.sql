-- What is made to order is paid for as what is on the shelf: one open checkout, one standing sale of a request.
create unique index one_open_checkout_of_request on checkouts (user_id, request_id) where status in ('open', 'initialized');
create unique index one_standing_sale_of_request on sales (user_id, request_id)
  where status in ('paid', 'partially_refunded', 'disputed');
create index checkouts_of_request on checkouts (request_id) where request_id is not null;
create index sales_of_request on sales (request_id) where request_id is not null;
alter table sales add constraint sales_of_one_item check ((workflow_id is null) <> (request_id is null));
