import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv, type ValidateFunction } from 'ajv'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { at, startUnderTest, type UnderTest } from '../sandbox/paystack/sandbox-under-test.ts'

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
