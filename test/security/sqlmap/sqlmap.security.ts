import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { everyone } from '../../http/access/callers.ts'
import { post, uploaded } from '../../http/support/catalogue.ts'
import { shopOwner } from '../../http/support/people.ts'
import { operationsOf } from '../../support/openapi/operations.ts'
import { type TestShop, testShop } from '../../support/shop.ts'
import { seed } from '../settings.ts'
import { leakyPage } from './leaky-page.ts'
import { type Target, targetOf } from './proxy-log.ts'
import { runSqlmap } from './run-sqlmap.ts'

const program = process.env['VEXA_SQLMAP'] ?? 'sqlmap'
const mostMs = Number(process.env['VEXA_SQLMAP_SECONDS'] ?? 150) * 1_000
/** Two at once, as many as a small machine has cores. */
const lanes = 2

describe('what finds holes in SQL', () => {
  let shop: TestShop
  let page: Awaited<ReturnType<typeof leakyPage>>
  let targets: ReadonlyArray<Target>
  beforeAll(async () => {
    const many = ['LOGIN_PER_ACCOUNT_AND_ADDRESS', 'LOGIN_PER_ADDRESS', 'LOGIN_PER_ACCOUNT', 'FORGOT_PER_ADDRESS']
    shop = await testShop(Object.fromEntries(many.map((name) => [`LIMIT_${name}`, '10000'])))
    page = await leakyPage(shop.settings.DATABASE_URL)
    const owner = await shopOwner(shop)
    await post(shop, owner, '/api/admin/categories', { name: 'Mail', slug: 'mail' })
    const { workflowId } = await uploaded(shop, owner, { categories: ['mail'] })
    const { headersOf } = await everyone(shop)
    const [asBuyer, asOwner] = [await headersOf('buyer'), await headersOf('owner')]
    const isTried = ({ method, path, parameters, body }: Awaited<ReturnType<typeof operationsOf>>[number]) =>
      (parameters.some((each) => each.in !== 'header') || body !== null) &&
      !/logout|password|totp/.test(path) &&
      !path.endsWith('/api/auth/me') &&
      method !== 'DELETE'
    targets = (await operationsOf(shop.url)).filter(isTried).map((operation) => {
      const values = /\/workflows\//.test(operation.path)
        ? { id: workflowId, idOrSlug: workflowId, version: '1.0.0' }
        : {}
      const caller = operation.path.startsWith('/api/admin') ? asOwner : asBuyer
      // Else two answers to the same request differ, which sqlmap takes for a sign.
      const headers = { 'X-Request-Id': 'of-the-scanner', ...caller }
      return targetOf(shop.url, operation, headers, values)
    })
  })
  afterAll(async () => {
    await page?.stop()
    await shop?.stop()
  })

  it('finds the one that was made for it', async () => {
    const made = { url: page.url, request: `GET /?id=mail HTTP/1.1\nHost: ${new URL(page.url).host}\n\n` }
    const { open, said } = await runSqlmap(program, [made], mostMs)
    expect(open, said.slice(-3_000)).toEqual([expect.stringContaining(page.url)])
  }, 90_000)

  it(
    'finds none of ours',
    async () => {
      // Where the time is short for all of them, other runs begin elsewhere.
      const first = seed % targets.length
      const turned = [...targets.slice(first), ...targets.slice(0, first)]
      const all = Array.from({ length: lanes }, (_, lane) => turned.filter((__, at) => at % lanes === lane))
      const found = await Promise.all(all.map((some) => runSqlmap(program, some, mostMs)))
      const tried = found.reduce((sum, each) => sum + each.tried, 0)
      process.stdout.write(`sqlmap tried ${tried} of ${targets.length} requests in the time it had\n`)
      expect(found.flatMap(({ open }) => open)).toEqual([])
      expect(tried).toBeGreaterThan(1)
      expect(shop.logged.filter(({ level }) => level === 'error')).toEqual([])
    },
    mostMs + 60_000,
  )
})
