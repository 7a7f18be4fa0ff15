import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { capabilities } from '../../../src/composition/capabilities.ts'
import { ask, bearer } from '../../support/http.ts'
import { owner } from '../../support/shop.ts'
import { goodPassword, shopOwner } from '../support/people.ts'
import { chargeSuccess, openTill, secretKey, type Till } from './till.ts'

const contracts = capabilities.flatMap(({ routes }) => routes.map(({ contract }) => contract))

describe('what the shop answers', () => {
  let till: Till
  beforeAll(async () => {
    till = await openTill()
  })
  afterAll(() => till?.close())

  it('P19: holds no key of Paystack, no password and no hash of one, whoever asks for what', async () => {
    const started = await till.start()
    const { person, workflow, reference } = started
    await till.pay(reference)
    const sold = await till.verify(started)
    await till.webhook(chargeSuccess(reference))
    const operator = await shopOwner(till.shop)
    const ids: Readonly<Record<string, string>> = { reference, workflow: workflow.id, sale: sold.json.saleId }
    const idOf = (path: string, name: string): string => {
      if (name === 'reference') return reference
      return (path.includes('/sales/') ? ids['sale'] : path.includes('/users/') ? person.id : workflow.id) ?? ''
    }
    const said = [started.authorizationUrl, sold.text]
    const statuses = new Set<number>()
    for (const { method, path } of contracts.filter(({ id }) => !/logout|Logout|deleteMe/.test(id)))
      for (const { accessToken } of method === 'get' ? [person, operator] : [operator]) {
        const asked = path.replace(/:(\w+)/g, (_, name: string) => idOf(path, name))
        const answer = await ask(till.shop.url, asked, {
          method: method.toUpperCase(),
          headers: bearer(accessToken),
          ...(method === 'get' ? {} : { body: {} }),
        })
        statuses.add(answer.status)
        said.push(answer.text)
      }
    const openapi = await ask(till.shop.url, '/api/openapi.json')
    expect([openapi.status, statuses.has(200), statuses.has(422)]).toEqual([200, true, true])
    const everything = [...said, openapi.text].join('\n')
    expect(everything).toContain(reference)
    const secrets = [secretKey, 'sk_test_', 'argon2', goodPassword, owner.password, person.accessToken]
    for (const secret of secrets) expect(everything.includes(secret), secret).toBe(false)
  })
})
