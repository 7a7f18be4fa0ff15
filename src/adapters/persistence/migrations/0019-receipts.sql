-- The last number of each series. Whoever gives the next one holds the row until it is kept.
create table receipt_counters (
  kind text primary key check (kind in ('receipt', 'credit_note')),
  last bigint not null check (last >= 0)
);

-- What was sold for how much, on paper; and what of it was taken back.
create table receipts (
  id uuid primary key,
  kind text not null check (kind in ('receipt', 'credit_note')),
  number bigint not null check (number > 0),
  reason text not null check (reason in ('sale', 'refund', 'correction')),
  -- the id of what it follows from: the sale, the refund, the correction
  cause uuid not null,
  sale_id uuid not null references sales (id),
  -- the receipt that a credit note takes from
  credits_id uuid references receipts (id),
  user_id uuid not null references users (id),
  buyer_name text,
  buyer_email text,
  reference text not null,
  item_title text not null,
  item_version text,
  list_amount bigint not null check (list_amount >= 0),
  discount_amount bigint not null check (discount_amount >= 0),
  -- what had gone back before a corrected receipt took the place of the first
  refunded_before_amount bigint not null check (refunded_before_amount >= 0),
  tax_amount bigint not null check (tax_amount >= 0),
  total_amount bigint not null check (total_amount >= 0),
  charged_amount bigint not null check (charged_amount >= 0),
  currency text not null,
  tax_name text,
  tax_percent numeric(7, 4) not null,
  tax_included boolean not null,
  paid_at timestamptz not null,
  issued_at timestamptz not null,
  unique (kind, number),
  unique (kind, cause),
  check ((kind = 'credit_note') = (credits_id is not null)),
  check (kind = 'receipt' or reason <> 'sale'),
  check (kind = 'credit_note' or reason <> 'refund')
);
create unique index one_receipt_of_a_sale on receipts (sale_id) where reason = 'sale';
create index receipts_of_sale on receipts (sale_id, kind, number);
create index receipts_of_user on receipts (user_id);

-- Numbers have no gap: a counter goes up by one, and at commit the paper with that number is there.
create function require_next_number() returns trigger language plpgsql as $$
begin
  if new.last <> (case tg_op when 'INSERT' then 0 else old.last + 1 end) then
    raise exception 'receipts are numbered without gaps' using errcode = 'check_violation';
  end if;
  return new;
end
$$;
create trigger receipt_counters_go_up_by_one before insert or update on receipt_counters
  for each row execute function require_next_number();

create function require_numbered_paper() returns trigger language plpgsql as $$
begin
  if new.last > 0 and not exists (select from receipts where kind = new.kind and number = new.last) then
    raise exception 'receipts are numbered without gaps' using errcode = 'check_violation';
  end if;
  return null;
end
$$;
create constraint trigger receipt_counters_are_used after update on receipt_counters
  deferrable initially deferred for each row execute function require_numbered_paper();

create function require_counted_paper() returns trigger language plpgsql as $$
begin
  if new.number is distinct from (select last from receipt_counters where kind = new.kind) then
    raise exception 'receipts are numbered without gaps' using errcode = 'check_violation';
  end if;
  return new;
end
$$;
create trigger receipts_take_the_next_number before insert on receipts
  for each row execute function require_counted_paper();

-- A receipt never changes; erasure may empty whose it was.
create function refuse_receipt_change() returns trigger language plpgsql as $$
begin
  if to_jsonb(new) - '{buyer_name,buyer_email}'::text[] is distinct from to_jsonb(old) - '{buyer_name,buyer_email}'::text[]
     or (new.buyer_name is distinct from old.buyer_name and new.buyer_name is not null)
     or (new.buyer_email is distinct from old.buyer_email and new.buyer_email is not null) then
    raise exception 'a receipt is never changed' using errcode = 'insufficient_privilege';
  end if;
  return new;
end
$$;
create trigger receipts_never_change before update on receipts for each row execute function refuse_receipt_change();
create trigger receipts_are_never_deleted before delete on receipts for each row execute function refuse_change();
create trigger receipts_are_never_emptied before truncate on receipts for each statement execute function refuse_change();
create trigger receipt_counters_are_never_deleted before delete on receipt_counters
  for each row execute function refuse_change();
create trigger receipt_counters_are_never_emptied before truncate on receipt_counters
  for each statement execute function refuse_change();
