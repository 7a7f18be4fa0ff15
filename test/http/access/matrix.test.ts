import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { mayAct, type Role, roles } from '../../../src/domain/accounts/admin.ts'
import type { Received } from '../../support/http.ts'
import { type Operation, operationsOf } from '../../support/openapi/operations.ts'
import { besides, type TestShop, testShop } from '../../support/shop.ts'
import { contracts } from '../support/every-route.ts'
import { type Caller, callers, everyone, tried } from './callers.ts'
import { writtenMatrix } from './matrix.ts'

const matrix = writtenMatrix()
const routeOf = ({ method, path }: Pick<Operation, 'method' | 'path'>): string => `${method} ${path}`
const known = contracts.map(({ method, path }) => `${method.toUpperCase()} ${path.replace(/:(\w+)/g, '{$1}')}`)
const isRole = (word: string): word is Role => (roles as ReadonlyArray<string>).includes(word)

/** Nothing is refused here for who asks: what else is told has other codes. */
const verdictOf = ({ status, text }: Received): 'unknown' | 'too small' | 'let in' => {
  const code = status === 401 || status === 403 ? JSON.parse(text).code : null
  if (code === 'UNAUTHENTICATED') return 'unknown'
  return code === 'FORBIDDEN' ? 'too small' : 'let in'
}

/** What the page promises a caller. A refresh token that nobody has is answered as no token is, whoever sends it. */
const promised = (route: string, who: string, caller: Caller): ReturnType<typeof verdictOf> => {
  if (/\/refresh$/.test(route)) return 'unknown'
  if (who === 'anyone') return 'let in'
  if (who === 'anyone, or a buyer') return isRole(caller) ? 'unknown' : 'let in'
  if (who === 'Paystack, by signature') return 'let in'
  if (who === 'buyer' || who === 'buyer, own') return caller === 'buyer' ? 'let in' : 'unknown'
  if (!isRole(who)) throw new Error(`the page says of ${route}: ${who}`)
  if (!isRole(caller)) return 'unknown'
  return mayAct(caller, who) ? 'let in' : 'too small'
}

describe('who may do what', () => {
  let shops: readonly [TestShop, TestShop]
  let operations: ReadonlyArray<Operation>
  let headersOf: Awaited<ReturnType<typeof everyone>>['headersOf']
  beforeAll(async () => {
    const patient = { LIMIT_LOGIN_PER_ACCOUNT_AND_ADDRESS: '10000', LIMIT_LOGIN_PER_ADDRESS: '10000' }
    const shop = await testShop(patient)
    shops = [shop, await besides(shop, patient)]
    operations = await operationsOf(shop.url)
    headersOf = (await everyone(shop)).headersOf
  })
  afterAll(async () => {
    await shops?.[1].stop()
    await shops?.[0].stop()
  })

  it('AUTHZ-03: is written down for every route, and for no other', () => {
    expect([...matrix.keys()].toSorted()).toEqual(known.toSorted())
    expect(operations.map(routeOf).toSorted()).toEqual(known.toSorted())
  })

  it('AUTHZ-03: stands in the API document, too', () => {
    const told = ({ leastRole, security }: Operation): string => {
      if (leastRole !== null) return leastRole
      const schemes = security.flatMap((each) => Object.keys(each))
      if (schemes.includes('signature')) return 'Paystack, by signature'
      if (schemes.length === 0) return 'anyone'
      return security.some((each) => Object.keys(each).length === 0) ? 'anyone, or a buyer' : 'buyer'
    }
    for (const operation of operations)
      expect([routeOf(operation), told(operation)]).toEqual([
        routeOf(operation),
        matrix.get(routeOf(operation))?.replace(', own', ''),
      ])
  })

  it.each(known)(
    'AUTHZ-03: %s opens to those whom the page names, and to no others, on every instance',
    async (route) => {
      const operation = operations.find((each) => routeOf(each) === route) ?? expect.fail('not in the API document')
      const who = matrix.get(route) ?? expect.fail('not on the page')
      for (const caller of callers)
        for (const shop of shops) {
          const answer = await tried(shop, operation, await headersOf(caller))
          expect(answer.status, `${caller}: ${answer.text}`).toBeLessThan(500)
          expect([caller, verdictOf(answer)]).toEqual([caller, promised(route, who, caller)])
        }
    },
  )
})
