/**
 * Requests count what was written, end once, and were accepted at the quote that stands while it held. An event is dated
 * a moment after the decision that it tells of, hence the minute.
 */
export const requestsMove = `
  select r.id::text as of, r.status, 'its messages are not as many as it counts' as fault
    from custom_requests r
   where r.message_count <> (select count(*) from request_messages m where m.request_id = r.id)
  union all
  select r.id::text, r.status, 'another quote was accepted than the one that stands, or one that was over'
    from events e
    join custom_requests r on r.id::text = e.subject
    left join quotes q on q.id::text = e.facts ->> 'quoteId'
   where e.type = 'CustomRequestAccepted'
     and (q.id is distinct from r.quote_id or q.valid_until < e.at - interval '1 minute')
  union all
  select subject, max(type), 'it ended more than once'
    from events
   where type in ('CustomRequestRejected', 'CustomRequestCancelled', 'CustomRequestDeclined', 'CustomRequestExpired',
                  'CustomRequestClosed', 'CustomRequestRefunded')
   group by subject having count(*) > 1`

/** What is made to order was paid for at its quote, once, and is over when nothing of the money is left. */
export const requestsArePaid = `
  select r.id::text as of, r.status, 'the money of its sale says otherwise' as fault
    from custom_requests r
    left join sales s on s.request_id = r.id and s.status in ('paid', 'partially_refunded', 'disputed')
   where r.status in ('paid', 'delivered', 'revision_requested') and s.id is null
      or s.id is not null and r.status not in ('paid', 'delivered', 'revision_requested', 'closed')
  union all
  select r.id::text, r.status, 'it was never sold, and is over as if its money went back'
    from custom_requests r where r.status in ('refunded', 'closed') and not exists (select from sales s where s.request_id = r.id)
  union all
  select r.id::text, r.status, 'it was sold for another price than was quoted, or to somebody else'
    from sales s join custom_requests r on r.id = s.request_id left join quotes q on q.id = r.quote_id
   where (s.list_amount, s.currency, s.user_id) is distinct from (q.price_amount, q.price_currency, r.user_id)
  union all
  select r.id::text, r.status, 'what was delivered was not made for it'
    from custom_requests r join workflows w on w.id = r.workflow_id where w.made_for is distinct from r.id
  union all
  select w.id::text, w.status, 'it was made for somebody, and is not theirs'
    from workflows w left join custom_requests r on r.id = w.made_for
   where w.made_for is not null and r.workflow_id is distinct from w.id`
