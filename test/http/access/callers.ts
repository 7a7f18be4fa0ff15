import { type Role, roles } from '../../../src/domain/accounts/admin.ts'
import { ask, bearer, type Received } from '../../support/http.ts'
import { exampleOf } from '../../support/openapi/example.ts'
import { type Operation, pathWith } from '../../support/openapi/operations.ts'
import type { TestShop } from '../../support/shop.ts'
import { buyer, goodPassword, login, newEmail, shopOwner } from '../support/people.ts'

export const callers = ['nobody', 'buyer', ...roles] as const
export type Caller = (typeof callers)[number]

/** Somebody of each kind. A token that was used up, by logging out say, is replaced. */
export const everyone = async (shop: TestShop) => {
  const owner = await shopOwner(shop)
  const [someone, emails] = [await buyer(shop), new Map<Caller, string>()]
  emails.set('buyer', someone.email)
  for (const role of roles) {
    const body = { email: newEmail(), password: goodPassword, name: 'Ben', role }
    await ask(shop.url, '/api/admin/admins', { headers: bearer(owner.accessToken), body })
    emails.set(role, body.email)
  }
  const tokens = new Map<Caller, string>()
  const signIn = async (caller: Caller): Promise<string> => {
    const email = emails.get(caller) ?? ''
    const answer =
      caller === 'buyer'
        ? await login(shop, email, goodPassword)
        : await ask(shop.url, '/api/admin/login', { body: { email, password: goodPassword } })
    if (answer.status !== 200) throw new Error(`${caller} could not sign in: ${answer.text}`)
    tokens.set(caller, answer.json.accessToken)
    return answer.json.accessToken
  }
  const isGood = async (caller: Caller, token: string): Promise<boolean> => {
    const path = caller === 'buyer' ? '/api/auth/me' : '/api/admin/me'
    return (await ask(shop.url, path, { headers: bearer(token) })).status === 200
  }
  const tokenOf = async (caller: Caller): Promise<string> => {
    const token = tokens.get(caller)
    return token !== undefined && (await isGood(caller, token)) ? token : signIn(caller)
  }
  return {
    emailOf: (role: Role) => emails.get(role) ?? '',
    headersOf: async (caller: Caller) => (caller === 'nobody' ? {} : bearer(await tokenOf(caller))),
  }
}

/** Asks for an operation as its document says, with values that nothing has unless others are given. */
export const tried = (
  { url }: TestShop,
  operation: Operation,
  headers: Readonly<Record<string, string>>,
  values: Readonly<Record<string, string>> = {},
): Promise<Received> =>
  ask(url, pathWith(operation, values), {
    method: operation.method,
    headers,
    ...(operation.body === null ? {} : { body: exampleOf(operation.body) }),
  })
