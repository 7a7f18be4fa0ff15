-- What comes about a payment that moved to another account may speak of who made it, too.
create or replace function forget_words_about_the_erased() returns trigger language plpgsql as $$
begin
  if exists (select from checkouts c join users u on u.id = c.user_id
              where c.reference = new.reference and u.status = 'erased')
     or exists (select from sales s join receipts r on r.sale_id = s.id join users u on u.id = r.user_id
                 where s.reference = new.reference and u.status = 'erased') then
    new.raw_body := null;
  end if;
  return new;
end
$$;

-- What is kept for a time only is found by its age.
create index webhook_bodies_by_time on webhook_events (received_at) where raw_body is not null;
create index sessions_ended_by_time on sessions (ended_at) where ended_at is not null;
create index sessions_seen_by_time on sessions (last_seen_at) where ended_at is null;
create index idempotency_keys_by_time on idempotency_keys (created_at);
create index email_codes_by_time on email_codes (expires_at);
create index password_resets_by_time on password_resets (expires_at);
create index invitations_by_time on invitations (expires_at);
create index download_links_by_time on download_links (expires_at);
create index events_by_time on events (at);
create index downloads_by_time on downloads (at);
create index hashed_addresses_by_time on downloads (at) where address_hash is not null;
create index throttles_by_time on throttles (expire);
