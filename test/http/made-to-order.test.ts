import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ask, bearer } from '../support/http.ts'
import { openTill, type Till } from './payment/till.ts'
import { aBrokenDocument, aDocument } from './support/catalogue.ts'
import { downloadAs, nothing, told } from './support/delivered.ts'
import { counter } from './support/made-to-order.ts'
import { buyer, goodPassword, type Person, shopOwner } from './support/people.ts'

describe('what is made to order', () => {
  let till: Till
  let olu: Person
  let at: ReturnType<typeof counter>
  beforeAll(async () => {
    till = await openTill({ TAX_PERCENT: '10', TAX_INCLUDED: 'false' })
    olu = await shopOwner(till.shop)
    at = counter(till, olu)
  })
  afterAll(() => till?.close())

  const auditOf = (id: string) =>
    till.shop.sql(`select action, facts from audit_log where subject = $1 and action = 'request.deliver' order by id`, [
      id,
    ])

  it('is paid for at its quote, taxed as all is, on one page however often it is asked for', async () => {
    const { ada, quoteId } = await at.accepted(await buyer(till.shop))
    const [first, again] = [await till.initialize(ada, { quoteId }), await till.initialize(ada, { quoteId })]
    expect([first.status, first.json.total]).toEqual([201, { amount: 550_000, currency: 'NGN' }])
    expect([again.status, again.json]).toEqual([200, first.json])
  })

  it('R5: takes nothing but the quote from the client', async () => {
    const { ada, quoteId } = await at.accepted(await buyer(till.shop))
    for (const [more, pointer] of [
      [{ couponCode: 'SPRING' }, '/couponCode'],
      [{ workflowId: nothing }, '/workflowId'],
      [{ price: { amount: 1, currency: 'NGN' } }, '/price'],
    ] as const) {
      const answer = await till.initialize(ada, { quoteId, ...more })
      expect([answer.status, answer.json.errors]).toEqual([
        422,
        [{ pointer, code: 'unknown_member', message: expect.any(String) }],
      ])
    }
    expect((await till.initialize(ada, {})).json.errors).toMatchObject([{ pointer: '/workflowId', code: 'required' }])
    expect((await till.initialize(ada, { quoteId: 'mine' })).json.errors).toMatchObject([{ pointer: '/quoteId' }])
  })

  it('AUTHZ-01: is nobody else’s to pay, as if there were no such quote', async () => {
    const { quoteId } = await at.accepted(await buyer(till.shop))
    const ben = await buyer(till.shop)
    const [hers, none] = [await till.initialize(ben, { quoteId }), await till.initialize(ben, { quoteId: nothing })]
    expect(told(hers)).toEqual([404, 'NOT_FOUND'])
    const plain = ({ json: { requestId: _, instance: __, ...same } }: typeof hers) => same
    expect(plain(hers)).toEqual(plain(none))
  })

  it('PAY-26: is owned from when it was paid', async () => {
    const { ada, quoteId } = await at.paid(await buyer(till.shop))
    expect(told(await till.initialize(ada, { quoteId }))).toEqual([409, 'ALREADY_OWNED'])
  })

  it('I18: is delivered once for one Idempotency-Key, with one line of audit, and lies in the library', async () => {
    const { ada, id, reference } = await at.paid(await buyer(till.shop))
    const body = { document: aDocument(), changelog: 'First.' }
    const headers = { 'Idempotency-Key': `deliver ${id}` }
    const first = await at.theirs(id, 'deliver', body, headers)
    expect([first.status, first.json.status, first.json.delivery.version]).toEqual([200, 'delivered', '1.0.0'])
    expect((await at.theirs(id, 'deliver', body, headers)).json).toEqual(first.json)
    expect(told(await at.theirs(id, 'deliver', body))).toEqual([409, 'ILLEGAL_TRANSITION'])
    const { workflowId } = first.json.delivery
    expect(await auditOf(id)).toEqual([{ action: 'request.deliver', facts: { workflowId, version: '1.0.0' } }])
    const { items } = (await at.get(ada, '/api/me/library')).json
    expect(items).toMatchObject([
      {
        workflow: { id: workflowId, title: 'Ada’s invoices' },
        entitlement: { source: 'custom_request', status: 'active' },
      },
    ])
    const file = await downloadAs(till.shop, ada, workflowId)
    expect([file.status, file.json.name]).toEqual([200, 'As it was called in n8n'])
    const link = await at.post(ada, `/api/workflows/${workflowId}/download-links`, {})
    expect(link.status).toBe(201)
    const purchase = (await at.get(ada, `/api/me/purchases/${reference}`)).json
    expect(purchase).toMatchObject({ workflow: null, version: null, request: { id, title: 'Ada’s invoices' } })
    const sale = (await at.get(olu, `/api/admin/sales/${purchase.saleId}`)).json
    expect(sale).toMatchObject({ workflow: null, request: { id, title: 'Ada’s invoices' }, tax: { amount: 50_000 } })
  })

  it('is revised by a form with a file, as a further version', async () => {
    const { ada, id } = await at.paid(await buyer(till.shop))
    await at.theirs(id, 'deliver', { document: aDocument() })
    await at.post(ada, `/api/custom-requests/${id}/request-revision`, { text: 'A day earlier.' })
    const form = new FormData()
    form.set('changelog', 'A day earlier')
    form.set('file', new Blob([JSON.stringify(aDocument())]), 'w.json')
    const sent = { method: 'POST', headers: bearer(olu.accessToken), body: form }
    const answer = await fetch(`${till.shop.url}/api/admin/custom-requests/${id}/deliver`, sent)
    expect(answer.status).toBe(200)
    const { workflowId, version } = ((await answer.json()) as { delivery: { workflowId: string; version: string } })
      .delivery
    expect(version).toBe('1.1.0')
    const versions = await till.shop.sql(
      'select version, status, changelog from workflow_versions where workflow_id = $1 order by version',
      [workflowId],
    )
    expect(versions).toEqual([
      { version: '1.0.0', status: 'released', changelog: '' },
      { version: '1.1.0', status: 'released', changelog: 'A day earlier' },
    ])
    const told = await till.shop.sql(`select type from events where subject = $1 order by id`, [workflowId])
    expect(told.map(({ type }) => type)).toEqual(['WorkflowUploaded', 'VersionAdded'])
  })

  it('passes what an upload passes, or leaves nothing behind', async () => {
    const { id } = await at.paid(await buyer(till.shop))
    const [{ count }] = (await till.shop.sql('select count(*)::int from workflows')) as [{ count: number }]
    expect(told(await at.theirs(id, 'deliver', { document: aBrokenDocument() }))).toEqual([409, 'NOT_PUBLISHABLE'])
    expect(told(await at.theirs(id, 'deliver', { document: [1] }))).toEqual([422, 'NOT_A_WORKFLOW'])
    const listed = aDocument()
    await at.post(olu, '/api/admin/workflows', {
      title: 'On the shelf',
      summary: 'For all.',
      price: { amount: 0, currency: 'NGN' },
      document: listed,
      publish: true,
    })
    expect(told(await at.theirs(id, 'deliver', { document: listed }))).toEqual([409, 'DUPLICATE_CONTENT'])
    expect(told(await at.theirs(nothing, 'deliver', { document: aDocument() }))).toEqual([404, 'NOT_FOUND'])
    expect(await till.shop.sql('select count(*)::int from workflows')).toEqual([{ count: count + 1 }])
    expect(await auditOf(id)).toEqual([])
  })

  it('R5: is seen by nobody else: no list, search, facet, picture, report, download or n8n tells of it', async () => {
    const { ada, id } = await at.paid(await buyer(till.shop))
    const marker = 'Quincunx'
    const { delivery } = (await at.theirs(id, 'deliver', { document: aDocument({ name: marker }) })).json
    const { workflowId } = delivery
    const [{ slug, number }] = (await till.shop.sql('select slug, number from workflows where id = $1', [
      workflowId,
    ])) as [{ slug: string; number: number }]
    const ben = await buyer(till.shop)
    const token = (await at.post(ben, '/api/me/n8n-token')).json.token
    for (const path of [
      workflowId,
      slug,
      `${workflowId}/preview`,
      `${workflowId}/preview.svg`,
      `${workflowId}/report`,
      `${workflowId}/versions`,
    ])
      expect([path, (await at.get(ben, `/api/workflows/${path}`)).status]).toEqual([path, 404])
    expect(told(await downloadAs(till.shop, ben, workflowId))).toEqual([404, 'NOT_FOUND'])
    expect(told(await at.post(ben, `/api/workflows/${workflowId}/claim`))).toEqual([404, 'NOT_FOUND'])
    expect(told(await till.initialize(ben, { workflowId }))).toEqual([404, 'NOT_FOUND'])
    for (const path of [
      '/api/workflows?limit=100&facets=true',
      '/api/workflows?q=invoices',
      '/n8n/templates/search?rows=100',
      `/n8n/u/${token}/templates/search?rows=100`,
    ]) {
      const answer = await ask(till.shop.url, path)
      expect(answer.status).toBe(200)
      expect(answer.text).not.toMatch(/Ada’s|Quincunx/)
    }
    for (const path of [`/n8n/workflows/templates/${number}`, `/n8n/u/${token}/workflows/templates/${number}`])
      expect((await ask(till.shop.url, path)).status).toBe(404)
    const hers = (await at.post(ada, '/api/me/n8n-token')).json.token
    expect((await ask(till.shop.url, `/n8n/u/${hers}/workflows/templates/${number}`)).status).toBe(200)
    expect(told(await at.post(olu, `/api/admin/workflows/${workflowId}/publish`))).toEqual([409, 'NOT_PUBLISHABLE'])
    await expect(till.shop.sql(`update workflows set status = 'unlisted' where id = $1`, [workflowId])).rejects.toThrow(
      'workflows_made_to_order_stay_private',
    )
  })

  it('P40: says nothing of who asked for it once they are erased', async () => {
    const { ada, id } = await at.paid(await buyer(till.shop))
    const { workflowId } = (await at.theirs(id, 'deliver', { document: aDocument() })).json.delivery
    const erased = await ask(till.shop.url, '/api/auth/me', {
      method: 'DELETE',
      headers: bearer(ada.accessToken),
      body: { password: goodPassword },
    })
    expect(erased.status).toBe(204)
    const rows = await till.shop.sql('select row_to_json(w)::text as row from workflows w where id = $1', [workflowId])
    expect(rows).toHaveLength(1)
    expect(JSON.stringify(rows)).not.toMatch(/Ada/)
  })
})
