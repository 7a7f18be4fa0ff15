-- Two refunds of one payment hold its checkout for their foreign keys already: asking for the whole row then would let
-- each wait for the other. This lock lets foreign keys be, and still only one has it at a time.
create or replace function require_refund_bound() returns trigger language plpgsql as $$
declare
  paid bigint;
begin
  if new.status = 'failed' then return null; end if;
  perform from checkouts where reference = new.reference for no key update;
  select coalesce((select charged_amount from sales where reference = new.reference),
                  (select paid_amount from checkouts where reference = new.reference), 0) into paid;
  if (select sum(amount) from refunds where reference = new.reference and status <> 'failed') > paid then
    raise exception 'refunds exceed what was paid' using errcode = 'check_violation';
  end if;
  return null;
end
$$;
