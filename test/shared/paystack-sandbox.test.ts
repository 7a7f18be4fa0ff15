import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv, type ValidateFunction } from 'ajv'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { at, events, post, put, startUnderTest, type UnderTest } from '../sandbox/paystack/sandbox-under-test.ts'

const shared = join(import.meta.dirname, '../../../shared/paystack')
const absent = !existsSync(shared)
if (absent) console.log('skipped: ../shared is not here')

/** What a value is made of: the names of its members and the kinds of its leaves, wherever they are not free. */
const outline = (value: unknown, path = ''): readonly string[] => {
  if (FREE.has(path)) return [`${path}: free`]
  if (Array.isArray(value)) return value.length === 0 ? [] : outline(value[0], `${path}[]`)
  if (typeof value !== 'object' || value === null) return [`${path}: ${value === null ? 'null' : typeof value}`]
  const members = Object.entries(value).flatMap(([name, member]) => outline(member, `${path}/${name}`))
  return [...members, `${path}: object`]
}

/** Members that the merchant fills, or whose kind Paystack's own samples change. */
const FREE = new Set([
  '/data/metadata',
  '/data[]/metadata',
  '/data/customer/metadata',
  '/data[]/customer/metadata',
  '/meta',
])

const sampleOf = (name: string): unknown => {
  const file: unknown = JSON.parse(readFileSync(join(shared, 'api', name), 'utf8'))
  return at({ status: 0, body: file }, '200.data')
}

/** Draft 7 for what OpenAPI 3.0 says by `nullable`. */
const withoutNullable = (schema: unknown): unknown => {
  if (Array.isArray(schema)) return schema.map(withoutNullable)
  if (typeof schema !== 'object' || schema === null) return schema
  const { nullable, ...rest } = Object.fromEntries(
    Object.entries(schema).map(([name, member]) => [name, withoutNullable(member)]),
  )
  return nullable === true && typeof rest.type === 'string' ? { ...rest, type: [rest.type, 'null'] } : rest
}

const validator = (): ((name: string) => ValidateFunction) => {
  const text = readFileSync(join(shared, 'paystack.openapi.yaml'), 'utf8')
  const ajv = new Ajv({ strict: false, validateFormats: false, allErrors: true })
  ajv.addSchema(Object(withoutNullable(parse(text))), 'paystack')
  return (name) => ajv.compile({ $ref: `paystack#/components/schemas/${name}` })
}

const initializeOne = ({ initialize }: UnderTest) => initialize({ reference: 're4lyvq3s3' })

const paidOne = async (): Promise<UnderTest> => {
  const under = await startUnderTest()
  await initializeOne(under)
  await under.control('POST', '/transactions/re4lyvq3s3/pay', { fee: 10_283 })
  return under
}

const fetchOne = async ({ verify, api }: UnderTest) => api(`/transaction/${at(await verify('re4lyvq3s3'), 'data.id')}`)

describe.skipIf(absent)('the sandbox’s answers have the members and kinds of Paystack’s samples', () => {
  const same = (answer: unknown, sample: unknown) =>
    expect(outline(answer).toSorted()).toEqual(outline(sample).toSorted())

  it('initialize', async () => {
    same((await initializeOne(await startUnderTest())).body, sampleOf('transactions.initialize.response.json'))
  })

  it('verify', async () => {
    const { verify } = await paidOne()
    same((await verify('re4lyvq3s3')).body, sampleOf('transactions.verify.response.json'))
  })

  it('list', async () => {
    const { api } = await paidOne()
    same((await api('/transaction')).body, sampleOf('transactions.list.response.json'))
  })

  it('fetch', async () => {
    same((await fetchOne(await paidOne())).body, sampleOf('transactions.fetch.response.json'))
  })

  it('the pages of the list', async () => {
    const { api } = await paidOne()
    const offset: unknown = JSON.parse(readFileSync(join(shared, 'api/pagination.offset-metadata.index.json'), 'utf8'))
    const meta = at(await api('/transaction'), 'meta')
    expect(Object.keys(Object(meta))).toEqual(Object.keys(Object(at({ status: 0, body: offset }, 'meta'))))
  })

  it('a refusal', async () => {
    const { initialize } = await startUnderTest()
    const sample: unknown = JSON.parse(readFileSync(join(shared, 'api/introduction.sample-error.index.json'), 'utf8'))
    expect((await initialize({ email: '' })).body).toEqual(sample)
  })

  it('the event of a payment', async () => {
    const { shop } = await paidOne()
    const [received] = await shop.count(1)
    const sample: unknown = JSON.parse(
      readFileSync(join(shared, 'events/charge.success.card.bulk-charge.json'), 'utf8'),
    )
    const named = /first_name|last_name|phone|ip_address/
    const kinds = (event: unknown) =>
      outline(event)
        .filter((line) => !named.test(line))
        .toSorted()
    expect(kinds(JSON.parse(String(received?.bytes)))).toEqual(kinds(sample))
  })
})

/** The names of an answer's members, wherever they are; of a list, those of its first item. */
const names = (value: unknown): readonly string[] =>
  outline(value)
    .map((line) => line.replace(/: [a-z]+$/, ''))
    .filter((path) => !FREE_BELOW.test(path))
    .toSorted()

/** What a sample leaves out because nobody had answered yet, or the sandbox because it has no names of its payers. */
const FREE_BELOW = /\/evidence|\/metadata|^\/meta\//

const eventSample = (name: string): unknown => JSON.parse(readFileSync(join(shared, 'events', name), 'utf8'))

const disputedOne = async () => {
  const under = await paidOne()
  const id = at(await under.control('POST', '/disputes', { reference: 're4lyvq3s3' }), 'id')
  return { ...under, id }
}

describe.skipIf(absent)('what goes back has the members of Paystack’s samples', () => {
  const same = (answer: unknown, sample: unknown) => expect(names(answer)).toEqual(names(sample))

  it('refunds: create, list, fetch, retry and its refusal', async () => {
    const under = await startUnderTest()
    await initializeOne(under)
    await under.control('POST', '/transactions/re4lyvq3s3/pay', { card: 'refund-needs-attention' })
    const made = await under.api('/refund', post({ transaction: 're4lyvq3s3' }))
    same(made.body, sampleOf('refunds.create.response.json'))
    const { data: list } = Object((await under.api('/refund')).body)
    same({ data: list }, { data: at({ status: 0, body: sampleOf('refunds.list.response.json') }, 'data') })
    const id = at(made, 'data.id')
    same((await under.api(`/refund/${id}`)).body, sampleOf('refunds.fetch.response.json'))
    const account = { refund_account_details: { currency: 'NGN', account_number: '1', bank_id: '9' } }
    const retry = () => under.api(`/refund/retry_with_customer_details/${id}`, post(account))
    const samples: unknown = JSON.parse(readFileSync(join(shared, 'api/refunds.retry.response.json'), 'utf8'))
    expect(await retry()).toEqual({ status: 422, body: at({ status: 0, body: samples }, '422.data') })
    await under.control('PUT', '/clock', { advanceMs: 30_000 })
    same((await retry()).body, at({ status: 0, body: samples }, '200.data'))
  })

  it('refunds: the events, of the same kinds too', async () => {
    const under = await paidOne()
    await under.api('/refund', post({ transaction: 're4lyvq3s3' }))
    await under.control('PUT', '/clock', { advanceMs: 30_000 })
    const kinds = (event: unknown) => outline(event).filter((line) => !/_name/.test(line))
    for (const event of events(under).slice(1)) {
      const sample = eventSample(`${event.event}.json`)
      same(event, sample)
      expect(kinds(event).toSorted()).toEqual(kinds(sample).toSorted())
    }
    expect(events(under)).toHaveLength(4)
  })

  it('disputes: list, fetch, of a transaction, update, evidence, resolve, and the refusal of an amount', async () => {
    const { api, id, verify } = await disputedOne()
    const { data: list, meta } = Object((await api('/dispute')).body)
    const { data: listed } = Object(sampleOf('disputes.list.response.json'))
    same({ data: list }, { data: listed })
    expect(Object.keys(meta)).toEqual(['total', 'skipped', 'perPage', 'page', 'pageCount'])
    same((await api(`/dispute/${id}`)).body, sampleOf('disputes.fetch.response.json'))
    const transaction = at(await verify('re4lyvq3s3'), 'data.id')
    same((await api(`/dispute/transaction/${transaction}`)).body, sampleOf('disputes.transaction.response.json'))
    const updates: unknown = JSON.parse(readFileSync(join(shared, 'api/disputes.update.response.json'), 'utf8'))
    const update = (refund_amount: number) => api(`/dispute/${id}`, put({ refund_amount }))
    same((await update(1_002)).body, at({ status: 0, body: updates }, '200.data'))
    expect(await update(9e9)).toEqual({ status: 400, body: at({ status: 0, body: updates }, '400.data') })
    const evidence = { customer_email: 'a@b.c', customer_name: 'A', customer_phone: '1', service_details: 's' }
    const added = await api(`/dispute/${id}/evidence`, post(evidence))
    same(added.body, sampleOf('disputes.evidence.response.json'))
    const answer = { resolution: 'merchant-accepted', message: 'm', refund_amount: 1_002, uploaded_filename: 'f' }
    same((await api(`/dispute/${id}/resolve`, put(answer))).body, sampleOf('disputes.resolve.response.json'))
  })

  it('disputes: the events', async () => {
    const under = await disputedOne()
    await under.control('PUT', '/clock', { advanceMs: 4 * 3_600_000 })
    const [, created, remind] = events(under)
    same(created, eventSample('charge.dispute.create.json'))
    same(remind, eventSample('charge.dispute.remind.json'))
  })
})

describe.skipIf(absent)('the sandbox’s answers fit Paystack’s OpenAPI where that agrees with reality', () => {
  const fits = (schema: string, body: unknown) => {
    const validate = validator()(schema)
    validate(body)
    expect(validate.errors ?? []).toEqual([])
  }

  it('TransactionInitializeResponse', async () => {
    fits('TransactionInitializeResponse', (await initializeOne(await startUnderTest())).body)
  })

  it('VerifyResponse, before and after the payment', async () => {
    const under = await startUnderTest()
    await initializeOne(under)
    fits('VerifyResponse', (await under.verify('re4lyvq3s3')).body)
    await under.control('POST', '/transactions/re4lyvq3s3/pay')
    fits('VerifyResponse', (await under.verify('re4lyvq3s3')).body)
  })

  it('TransactionListResponse, of what is paid', async () => {
    fits('TransactionListResponse', (await (await paidOne()).api('/transaction')).body)
  })

  it('TransactionInitializeBadRequestModel', async () => {
    const under = await startUnderTest()
    await initializeOne(under)
    fits('TransactionInitializeBadRequestModel', (await initializeOne(under)).body)
  })
})
