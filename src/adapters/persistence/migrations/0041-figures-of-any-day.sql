create function quarter_of_day(instant timestamptz) returns smallint language sql immutable as $$
  select (extract(hour from instant at time zone 'UTC') * 4 + extract(minute from instant at time zone 'UTC')::int / 15)::smallint
$$;

-- What happened in 24 hours, whenever they begin: the days of most zones are no days of UTC. Days that begin at the same quarter
-- of an hour of UTC lie together. Where there is no row, nothing happened.
create table day_figures (
  begins smallint not null generated always as (quarter_of_day(at)) stored,
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
  primary key (begins, at, currency)
);

-- Adds what is new in quarters of an hour to the 96 days that each lies in: it comes into the first of them, and is in none
-- after the last any more. One after another, so that nobody waits in a circle.
create function add_to_days(changes figures[]) returns void language plpgsql as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('day_figures', 0));
  insert into day_figures as f (at, currency,
    sales, gross, discounts, tax_payable, refunds, refunds_tax, chargebacks, chargebacks_tax, paystack_fees, buyer_fees,
    begun, paid)
  select day, currency,
         sales, gross, discounts, tax_payable, refunds, refunds_tax, chargebacks, chargebacks_tax, paystack_fees,
         buyer_fees, begun, paid
    from (
      select currency, at as since, lead(at) over later as until,
             sum(sales) over later as sales, sum(gross) over later as gross, sum(discounts) over later as discounts,
             sum(tax_payable) over later as tax_payable, sum(refunds) over later as refunds,
             sum(refunds_tax) over later as refunds_tax, sum(chargebacks) over later as chargebacks,
             sum(chargebacks_tax) over later as chargebacks_tax, sum(paystack_fees) over later as paystack_fees,
             sum(buyer_fees) over later as buyer_fees, sum(begun) over later as begun, sum(paid) over later as paid
        from (
          select at, currency,
                 sum(sales) as sales, sum(gross) as gross, sum(discounts) as discounts, sum(tax_payable) as tax_payable,
                 sum(refunds) as refunds, sum(refunds_tax) as refunds_tax, sum(chargebacks) as chargebacks,
                 sum(chargebacks_tax) as chargebacks_tax, sum(paystack_fees) as paystack_fees,
                 sum(buyer_fees) as buyer_fees, sum(begun) as begun, sum(paid) as paid
            from (
              select at - interval '23 hours 45 minutes' as at, currency,
                     sales, gross, discounts, tax_payable, refunds, refunds_tax, chargebacks, chargebacks_tax,
                     paystack_fees, buyer_fees, begun, paid
                from unnest(changes)
              union all
              select at + interval '15 minutes', currency,
                     -sales, -gross, -discounts, -tax_payable, -refunds, -refunds_tax, -chargebacks, -chargebacks_tax,
                     -paystack_fees, -buyer_fees, -begun, -paid
                from unnest(changes)) comes_and_goes
           group by 1, 2) turns
      window later as (partition by currency order by at)) runs
    cross join lateral generate_series(since, until - interval '15 minutes', interval '15 minutes') as day
   where (sales, gross, discounts, tax_payable, refunds, refunds_tax, chargebacks, chargebacks_tax, paystack_fees, buyer_fees, begun, paid)
         <> (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)
   order by 1, 2
  on conflict (begins, at, currency) do update set
    sales = f.sales + excluded.sales, gross = f.gross + excluded.gross, discounts = f.discounts + excluded.discounts,
    tax_payable = f.tax_payable + excluded.tax_payable, refunds = f.refunds + excluded.refunds,
    refunds_tax = f.refunds_tax + excluded.refunds_tax, chargebacks = f.chargebacks + excluded.chargebacks,
    chargebacks_tax = f.chargebacks_tax + excluded.chargebacks_tax,
    paystack_fees = f.paystack_fees + excluded.paystack_fees, buyer_fees = f.buyer_fees + excluded.buyer_fees,
    begun = f.begun + excluded.begun, paid = f.paid + excluded.paid;
end
$$;

-- By triggers, so that the release before adds to them too.
create function add_new_figures() returns trigger language plpgsql as $$
begin
  perform add_to_days(array(select row(added.*)::figures from added where span = 'quarter_hour'));
  return null;
end
$$;
create trigger new_figures_are_added_to_days after insert on figures referencing new table as added
  for each statement execute function add_new_figures();

create function add_changed_figures() returns trigger language plpgsql as $$
begin
  perform add_to_days(array(
    select row(added.*)::figures from added where span = 'quarter_hour'
    union all
    select row(span, at, currency,
               -sales, -gross, -discounts, -tax_payable, -refunds, -refunds_tax, -chargebacks, -chargebacks_tax,
               -paystack_fees, -buyer_fees, -begun, -paid)::figures
      from removed where span = 'quarter_hour'));
  return null;
end
$$;
create trigger changed_figures_are_added_to_days after update on figures
  referencing old table as removed new table as added
  for each statement execute function add_changed_figures();

select add_to_days(array(select row(f.*)::figures from figures f where span = 'quarter_hour'));

-- Who led a month, and what one workflow sold in a time, by their indexes.
create index workflow_figures_leading on workflow_figures (at, currency, sales desc) where span = 'month';
create index workflow_figures_of_workflow_by_time on workflow_figures (workflow_id, span, at);
drop index workflow_figures_of_workflow;
create index sales_of_workflow_by_time on sales (workflow_id, paid_at) include (currency, total_amount)
  where workflow_id is not null;
drop index sales_of_workflow;
