/** What the money of a sale `s` is worth as a source of access: as src/domain/sales/outgoing/standing.ts has it. */
const worth = `case when s.status in ('refunded', 'charged_back') then 'revoked'
                  when s.status = 'disputed' then 'suspended'
                  when s.total_amount > 0 and s.total_amount <= (
                    select sum(amount) from refunds r where r.reference = s.reference and r.status <> 'failed')
                    then 'suspended'
                  else 'good' end`

const hasSource = (workflow: string, kind: string, origin: string): string => `exists (
  select from entitlements e join entitlement_sources x on x.entitlement_id = e.id
   where e.user_id = s.user_id and e.workflow_id = ${workflow} and x.kind = '${kind}' and x.origin_id = ${origin}
     and x.status = ${worth})`

/** Rights follow from their sources, and sources from the money of their sales: of the shop's workflows and made to order. */
export const rightsFollowMoney = `
  select e.id::text as of, e.status, 'its sources say otherwise' as fault
    from entitlements e left join lateral (
      select case when bool_or(status = 'good') then 'active' when bool_or(status = 'suspended') then 'suspended'
                  else 'revoked' end as derived
        from entitlement_sources where entitlement_id = e.id) d on true
   where e.status is distinct from d.derived
  union all
  select s.id::text, s.status, 'a sale gives another right than its money does'
    from sales s where s.workflow_id is not null and not ${hasSource('s.workflow_id', 'sale', 's.id')}
  union all
  select s.id::text, s.status, 'what was made to order gives another right than its money does'
    from sales s join custom_requests q on q.id = s.request_id
   where q.workflow_id is not null and not ${hasSource('q.workflow_id', 'custom_request', 'q.id')}
  union all
  select x.id::text, x.status, 'a right comes from a sale that is not there'
    from entitlement_sources x where x.kind = 'sale' and not exists (select from sales s where s.id = x.origin_id)
  union all
  select x.id::text, x.status, 'a right comes from a sale to somebody else'
    from entitlement_sources x join entitlements e on e.id = x.entitlement_id join sales s on s.id = x.origin_id
   where x.kind = 'sale' and s.user_id <> e.user_id
  union all
  select x.id::text, x.status, 'a right comes from a request that somebody else made, or that was not delivered'
    from entitlement_sources x join entitlements e on e.id = x.entitlement_id
    left join custom_requests q on q.id = x.origin_id
   where x.kind = 'custom_request' and (q.user_id, q.workflow_id) is distinct from (e.user_id, e.workflow_id)
  union all
  select e.id::text, e.status, 'somebody has a right to what was made for somebody else'
    from entitlements e join workflows w on w.id = e.workflow_id join custom_requests q on q.id = w.made_for
   where q.user_id <> e.user_id`
