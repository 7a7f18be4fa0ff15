import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { invitationMessage } from '../../src/domain/notifications/invitation-message.ts'
import { passwordResetMessage } from '../../src/domain/notifications/password-reset-message.ts'
import { ask } from '../support/http.ts'
import { type TestShop, testShop } from '../support/shop.ts'

type Operation = Readonly<{
  requestBody: { content: { 'application/json': { schema: { required: ReadonlyArray<string> } } } }
}>

const hour = 3_600_000
const mails = [
  ['a new password', JSON.stringify(passwordResetMessage('the-token', hour, (path) => path))],
  ['an invitation', JSON.stringify(invitationMessage('the-token', hour, (path) => path))],
] as const

describe('the page that a mail leads to', () => {
  let shop: TestShop
  beforeAll(async () => {
    shop = await testShop()
  })
  afterAll(() => shop?.stop())

  it.each(mails)('of %s is there, and sends what its route takes', async (_, mail) => {
    const path = /(\/[a-z-]+)#token=the-token/.exec(mail)?.[1] ?? 'no address'
    const answer = await ask(shop.url, path)
    expect(answer.status).toBe(200)
    expect(answer.header('content-security-policy')).toContain("default-src 'self'")
    expect(answer.text).not.toMatch(/<script(?![^>]*src=)/)

    const to = /data-to="([^"]+)"/.exec(answer.text)?.[1] ?? ''
    const document = (await ask(shop.url, '/api/openapi.json')).json
    const { requestBody } = document.paths[to].post as Operation
    const sent = [...answer.text.matchAll(/<input name="(\w+)"/g)].map(([, name]) => name)
    expect(['token', ...sent].sort()).toEqual([...requestBody.content['application/json'].schema.required].sort())
  })

  it('has a script of its own, which the page’s policy lets run', async () => {
    const script = await ask(shop.url, '/assets/mailed-link.js')
    expect([script.status, script.header('content-type')]).toEqual([200, 'text/javascript; charset=utf-8'])
    expect(script.text).toContain('location.hash')
  })
})
