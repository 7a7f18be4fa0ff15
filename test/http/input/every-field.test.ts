import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Received } from '../../support/http.ts'
import { ask } from '../../support/http.ts'
import type { Schema } from '../../support/openapi/example.ts'
import { type Filled, filledForms, type Leaf, pointerOf, withRaw } from '../../support/openapi/leaves.ts'
import { operationsOf } from '../../support/openapi/operations.ts'
import { businessRows } from '../support/business-rows.ts'
import { codesOf, contracts, named, type ShopForAll, shopForAll } from '../support/every-route.ts'

const withBody = contracts.filter(({ body, access }) => body !== null && access !== 'signed')

/** Text that no field may hold, as it stands in JSON. */
const unstorable = [
  ['INPUT-06', 'abc\\u0000def'],
  ['INPUT-07', 'abc\\ud800'],
  ['INPUT-07', '\\udc00\\ud800'],
] as const

const noJson = ['NaN', 'Infinity', '-Infinity', '01', '0x10', '1.']
const noInteger = ['1e400', '-1e400', '1.5', '"1"', 'true', 'null', '[1]', '{}', '9007199254740993']
const badAddresses = [
  'javascript:alert(1)',
  'data:text/html,x',
  'file:///etc/passwd',
  'http://169.254.169.254/',
  'https://user:pw@nowhere.example/',
  '//nowhere.example/',
  `https://nowhere.example/${'a'.repeat(3_000)}`,
]

describe('every field of every body', () => {
  let all: ShopForAll
  let schemas: ReadonlyMap<string, Schema>
  let before: ReadonlyArray<string>
  beforeAll(async () => {
    all = await shopForAll()
    schemas = new Map((await operationsOf(all.shop.url)).map(({ id, body }) => [id, body ?? {}]))
    before = await businessRows(all.shop)
  })
  afterAll(() => all?.shop.stop())

  /** Each place of each form of a body that is of this kind. */
  const places = (id: string, isMeant: (schema: Schema, leaf: Leaf) => boolean) =>
    filledForms(schemas.get(id) ?? {}).flatMap(({ example, leaves }: Filled) =>
      leaves.filter((leaf) => isMeant(leaf.schema, leaf)).map((leaf) => ({ example, leaf })),
    )
  const isText = ({ type }: Schema) => type === 'string'

  it.each(named(withBody))(
    'INPUT-06, INPUT-07: no text of %s holds U+0000 or half a surrogate',
    async (id, contract) => {
      for (const { example, leaf } of places(id, isText))
        for (const [, text] of unstorable) {
          const answer = await all.to(contract, { body: withRaw(example, leaf, `"${text}"`) })
          expect([answer.status, codesOf(answer)]).toEqual([422, [`${pointerOf(leaf)} invalid_characters`]])
        }
    },
  )

  it.each(named(withBody))('INPUT-05: no integer of %s is anything else', async (id, contract) => {
    for (const { example, leaf } of places(id, ({ type }) => type === 'integer')) {
      const sent = (raw: string): Promise<Received> => all.to(contract, { body: withRaw(example, leaf, raw) })
      for (const raw of noJson) expect([raw, (await sent(raw)).status]).toEqual([raw, 400])
      for (const raw of noInteger.filter((each) => each !== 'null' || !leaf.mayBeNull)) {
        const answer = await sent(raw)
        expect([raw, answer.status]).toEqual([raw, 422])
        expect(codesOf(answer).join()).toContain(pointerOf(leaf))
      }
    }
  })

  it.each(named(withBody))('INPUT-17: no address that %s is told leads elsewhere', async (id, contract) => {
    for (const { example, leaf } of places(id, (_, { keys }) => /url$/i.test(keys.at(-1) ?? '')))
      for (const address of badAddresses) {
        const answer = await all.to(contract, { body: withRaw(example, leaf, JSON.stringify(address)) })
        expect([address, answer.status]).toEqual([address, 422])
        expect(codesOf(answer).join()).toContain(pointerOf(leaf))
      }
  })

  it.each(named(withBody))(
    'R2: %s takes no member that it does not name, and no value of another type',
    async (id, contract) => {
      for (const { example } of filledForms(schemas.get(id) ?? {})) {
        const answer = await all.to(contract, { body: { ...(example as object), isAdmin: true } })
        expect([answer.status, codesOf(answer)]).toEqual([422, expect.arrayContaining(['/isAdmin unknown_member'])])
      }
      for (const { example, leaf } of places(id, isText))
        for (const raw of ['1', 'true', '[]', '{}', ...(leaf.mayBeNull ? [] : ['null'])]) {
          const answer = await all.to(contract, { body: withRaw(example, leaf, raw) })
          expect([raw, answer.status]).toEqual([raw, 422])
          expect(codesOf(answer).join()).toContain(pointerOf(leaf))
        }
    },
  )

  it.each(named(withBody))('R2: no text of %s is longer than its document says', async (id, contract) => {
    for (const { example, leaf } of places(id, ({ type, maxLength }) => type === 'string' && maxLength !== undefined)) {
      const long = 'ä'.repeat((leaf.schema.maxLength ?? 0) + 1)
      const answer = await all.to(contract, { body: withRaw(example, leaf, JSON.stringify(long)) })
      expect([pointerOf(leaf), answer.status]).toEqual([pointerOf(leaf), 422])
      expect(codesOf(answer).join()).toContain(pointerOf(leaf))
    }
  })

  it('leaves no row of anything that was refused, and no error in the log', async () => {
    expect(await businessRows(all.shop)).toEqual(before)
    expect(all.shop.logged.filter(({ level }) => level === 'error')).toEqual([])
    expect((await ask(all.shop.url, '/readyz')).status).toBe(200)
  })

  it('INPUT-01: nothing was put on every object', () => {
    expect('isAdmin' in {}).toBe(false)
  })
})
