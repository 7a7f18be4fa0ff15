-- What statistics are made of, row by row: one rule for what is noted as it happens, summed live, and checked.
create view sale_figures as
  select id, paid_at as at, currency, workflow_id, 1 as sales, total_amount as gross from sales;

-- Refunds and chargebacks take their share of the tax back in their own booking.
create view ledger_figures as
  select e.id, e.txn_id, e.at, e.currency, e.account, e.delta,
         case when e.account = 'tax_payable' then
           (select min(r.account) from ledger_entries r
             where r.txn_id = e.txn_id and r.account in ('refunds', 'chargebacks')) end as tax_back_of
    from ledger_entries e
   where e.account in ('discounts', 'tax_payable', 'refunds', 'chargebacks', 'paystack_fees', 'buyer_fees');

-- A checkout counts as begun once the provider has opened a page for it.
create view checkout_figures as
  select id, created_at as at, currency, 1 as begun, case when status = 'paid' then 1 else 0 end as paid
    from checkouts where access_code is not null;

create function quarter_hour_of(instant timestamptz) returns timestamptz language sql immutable as $$
  select date_bin(interval '15 minutes', instant, timestamptz 'epoch')
$$;

-- All of it as one kind of row, by its own time.
create view figures_as_they_happened as
  select at, currency, workflow_id, sales::bigint, gross, 0::bigint as discounts, 0::bigint as tax_payable,
         0::bigint as refunds, 0::bigint as refunds_tax, 0::bigint as chargebacks, 0::bigint as chargebacks_tax,
         0::bigint as paystack_fees, 0::bigint as buyer_fees, 0::bigint as begun, 0::bigint as paid
    from sale_figures
  union all
  select at, currency, null, 0, 0,
         case when account = 'discounts' then delta else 0 end,
         case when account = 'tax_payable' then delta else 0 end,
         case when account = 'refunds' then delta else 0 end,
         case when tax_back_of = 'refunds' then delta else 0 end,
         case when account = 'chargebacks' then delta else 0 end,
         case when tax_back_of = 'chargebacks' then delta else 0 end,
         case when account = 'paystack_fees' then delta else 0 end,
         case when account = 'buyer_fees' then delta else 0 end,
         0, 0
    from ledger_figures
  union all
  select at, currency, null, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, begun, paid from checkout_figures;

-- What happened and is in no sum yet: only ever added to by whoever trades, so that nobody waits for anybody's row.
create table figures_pending (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  currency text not null,
  workflow_id uuid references workflows (id),
  sales bigint not null default 0,
  gross bigint not null default 0,
  discounts bigint not null default 0,
  tax_payable bigint not null default 0,
  refunds bigint not null default 0,
  refunds_tax bigint not null default 0,
  chargebacks bigint not null default 0,
  chargebacks_tax bigint not null default 0,
  paystack_fees bigint not null default 0,
  buyer_fees bigint not null default 0,
  begun bigint not null default 0,
  paid bigint not null default 0
);
create index figures_pending_of_workflow on figures_pending (workflow_id) where workflow_id is not null;

-- Sums of what was pending, by UTC. `at` is when the span begins.
create table figures (
  span text not null check (span in ('quarter_hour', 'hour', 'day', 'month')),
  at timestamptz not null,
  currency text not null,
  sales bigint not null,
  gross bigint not null,
  discounts bigint not null,
  tax_payable bigint not null,
  refunds bigint not null,
  refunds_tax bigint not null,
  chargebacks bigint not null,
  chargebacks_tax bigint not null,
  paystack_fees bigint not null,
  buyer_fees bigint not null,
  begun bigint not null,
  paid bigint not null,
  primary key (span, at, currency)
);

-- What each workflow sold; the span `always` begins at -infinity.
create table workflow_figures (
  span text not null check (span in ('day', 'month', 'always')),
  at timestamptz not null,
  workflow_id uuid not null references workflows (id),
  currency text not null,
  sales bigint not null,
  gross bigint not null,
  primary key (span, at, workflow_id, currency)
);
create index workflow_figures_of_workflow on workflow_figures (workflow_id, span);

create table workflow_ranks (
  workflow_id uuid primary key references workflows (id),
  sales bigint not null
);
create index workflow_ranks_by_sales on workflow_ranks (sales desc, workflow_id);

create function note_sales() returns trigger language plpgsql as $$
begin
  insert into figures_pending (at, currency, workflow_id, sales, gross)
  select quarter_hour_of(at), currency, workflow_id, sum(sales), sum(gross)
    from sale_figures where id in (select id from added) group by 1, 2, 3;
  return null;
end
$$;
create trigger sales_are_noted after insert on sales referencing new table as added
  for each statement execute function note_sales();

-- Entries of one booking may come in several statements: tax that was there before its cause is told to it afterwards.
create function note_ledger_entries() returns trigger language plpgsql as $$
begin
  insert into figures_pending (at, currency, discounts, tax_payable, refunds, refunds_tax, chargebacks, chargebacks_tax,
                               paystack_fees, buyer_fees)
  select quarter_hour_of(at), currency,
         coalesce(sum(delta) filter (where account = 'discounts'), 0),
         coalesce(sum(delta) filter (where account = 'tax_payable'), 0),
         coalesce(sum(delta) filter (where account = 'refunds'), 0),
         coalesce(sum(delta) filter (where tax_back_of = 'refunds'), 0),
         coalesce(sum(delta) filter (where account = 'chargebacks'), 0),
         coalesce(sum(delta) filter (where tax_back_of = 'chargebacks'), 0),
         coalesce(sum(delta) filter (where account = 'paystack_fees'), 0),
         coalesce(sum(delta) filter (where account = 'buyer_fees'), 0)
    from ledger_figures where id in (select id from added) group by 1, 2;
  if not exists (select from added where account in ('refunds', 'chargebacks')) then
    return null;
  end if;
  insert into figures_pending (at, currency, refunds_tax, chargebacks_tax)
  select quarter_hour_of(t.at), t.currency,
         sum(t.delta * ((t.tax_back_of = 'refunds')::int - coalesce(b.cause = 'refunds', false)::int)),
         sum(t.delta * ((t.tax_back_of = 'chargebacks')::int - coalesce(b.cause = 'chargebacks', false)::int))
    from ledger_figures t
    cross join lateral (
      select min(account) as cause from ledger_entries r
       where r.txn_id = t.txn_id and r.account in ('refunds', 'chargebacks') and r.id not in (select id from added)) b
   where t.txn_id in (select txn_id from added where account in ('refunds', 'chargebacks'))
     and t.account = 'tax_payable' and t.id not in (select id from added) and t.tax_back_of is distinct from b.cause
   group by 1, 2;
  return null;
end
$$;
create trigger ledger_entries_are_noted after insert on ledger_entries referencing new table as added
  for each statement execute function note_ledger_entries();

create function note_checkouts() returns trigger language plpgsql as $$
begin
  insert into figures_pending (at, currency, begun, paid)
  select quarter_hour_of(at), currency, sum(begun), sum(paid)
    from checkout_figures where id in (select id from added) group by 1, 2;
  return null;
end
$$;
create trigger checkouts_are_noted after insert on checkouts referencing new table as added
  for each statement execute function note_checkouts();

create function note_checkout_change() returns trigger language plpgsql as $$
begin
  insert into figures_pending (at, currency, begun, paid)
  values (quarter_hour_of(new.created_at), new.currency,
          (new.access_code is not null)::int - (old.access_code is not null)::int,
          (new.access_code is not null and new.status = 'paid')::int
            - (old.access_code is not null and old.status = 'paid')::int);
  return null;
end
$$;
create trigger checkout_changes_are_noted after update of access_code, status on checkouts for each row
  when ((old.access_code is not null, old.access_code is not null and old.status = 'paid')
        is distinct from (new.access_code is not null, new.access_code is not null and new.status = 'paid'))
  execute function note_checkout_change();

-- What was there before. Creating the triggers has locked the tables against writers until this is committed.
insert into figures_pending (at, currency, workflow_id, sales, gross, discounts, tax_payable, refunds, refunds_tax,
                             chargebacks, chargebacks_tax, paystack_fees, buyer_fees, begun, paid)
select quarter_hour_of(at), currency, workflow_id, sum(sales), sum(gross), sum(discounts), sum(tax_payable),
       sum(refunds), sum(refunds_tax), sum(chargebacks), sum(chargebacks_tax), sum(paystack_fees), sum(buyer_fees),
       sum(begun), sum(paid)
  from figures_as_they_happened group by 1, 2, 3;
