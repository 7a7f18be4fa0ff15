/** What goes back of a payment, done, under way, lost to a dispute or claimed by one: as src/domain/sales/outgoing/position.ts has it. */
const outgoing = `
  select reference, coalesce(back, 0) as back, coalesce(holding, 0) as holding, coalesce(lost, 0) as lost,
         coalesce(claimed, 0) as claimed, coalesce(is_lost, false) as is_lost, coalesce(is_open, false) as is_open
    from checkouts
    left join (select reference, sum(amount) filter (where status = 'processed') as back,
                      sum(amount) filter (where status <> 'failed') as holding
                 from refunds group by reference) r using (reference)
    left join (select reference, sum(amount) filter (where status = 'resolved' and outcome <> 'declined') as lost,
                      sum(amount) filter (where status <> 'resolved') as claimed,
                      bool_or(status = 'resolved' and outcome <> 'declined') as is_lost,
                      bool_or(status <> 'resolved') as is_open
                 from disputes group by reference) d using (reference)`

/** A sale is what became of its money, whatever the order in which one heard of it. */
export const monotone = `
  select s.reference, s.status, 'its money says otherwise' as fault
    from sales s join (${outgoing}) o using (reference)
   where s.status is distinct from case
     when s.total_amount > 0 and o.back >= s.total_amount then 'refunded'
     when o.is_lost then 'charged_back'
     when o.is_open then 'disputed'
     when o.back > 0 then 'partially_refunded'
     else 'paid' end`

/** What the books say of each payment is what its sale, or what is held of it, and all that went back come to. */
export const booksOfPayments = `
  with paid as (
    select c.reference, s.id is not null as is_sold, coalesce(s.charged_amount, c.paid_amount) as charged,
           coalesce(s.fees_amount, c.paid_fees, 0) as fees, c.list_amount, c.discount_amount, c.total_amount,
           case when c.tax_included then c.tax_amount else 0 end as tax_within, o.back,
           least(o.lost, coalesce(s.charged_amount, c.paid_amount) - o.holding) as taken,
           o.holding, o.claimed
      from checkouts c left join sales s using (reference) join (${outgoing}) o using (reference)
     where s.id is not null or c.paid_amount is not null
  ), booked as (
    select reference,
           coalesce(sum(delta) filter (where account = 'paystack_clearing'), 0) as clearing,
           coalesce(sum(delta) filter (where account = 'paystack_fees'), 0) as fees,
           coalesce(sum(delta) filter (where account = 'sales'), 0) as sales,
           coalesce(sum(delta) filter (where account = 'discounts'), 0) as discounts,
           coalesce(sum(delta) filter (where account = 'buyer_fees'), 0) as buyer_fees,
           coalesce(sum(delta) filter (where account = 'dispute_hold'), 0) as dispute_hold,
           coalesce(sum(delta) filter (where account = 'held'), 0) as held
      from ledger_entries group by reference
  )
  select p.reference, p.is_sold, p.charged::text, b.clearing::text, b.held::text, 'the books tell another story' as fault
    from (select paid.*, least(claimed, charged - holding - taken) as kept from paid) p
    left join booked b using (reference)
   where (coalesce(b.clearing, 0), coalesce(b.fees, 0), coalesce(b.sales, 0), coalesce(b.discounts, 0),
          coalesce(b.buyer_fees, 0), coalesce(b.dispute_hold, 0), coalesce(b.held, 0))
      is distinct from
         (charged - p.fees - back - taken - kept, p.fees,
          case when is_sold then -(list_amount - tax_within) else 0 end,
          case when is_sold then discount_amount else 0 end,
          case when is_sold then -(charged - total_amount) else 0 end,
          kept, case when is_sold then 0 else -(charged - back - taken) end)
  union all
  select b.reference, false, null, b.clearing::text, b.held::text, 'booked, and nobody paid'
    from booked b left join paid using (reference) where paid.reference is null`
