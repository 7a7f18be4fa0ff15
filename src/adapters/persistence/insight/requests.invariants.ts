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
