-- Requests as operators look for them: see 0039. A table for itself, so that none waits for the indexes of another.
create index custom_requests_by_grams on custom_requests using gin (grams_of(title, 1));
create index custom_requests_by_status on custom_requests (status, created_at desc, id desc);
