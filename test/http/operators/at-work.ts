import { ask, bearer, type Received } from '../../support/http.ts'
import { openTill, type Till } from '../payment/till.ts'
import { newEmail, type Person, shopOwner } from '../support/people.ts'

export const passwordOfOperators = 'nine slow ferries north'

/** What is asked: the path below /api/admin, and the body; as the first owner unless there is another token. */
export type Asking = Readonly<{ path: string; body?: object; token?: string }>

/** One act of an operator, and one that is refused; null where nothing but a lower role is. `actor`: who did it, if not the owner. */
export type Act = Readonly<{ done: Asking; refused: Asking | null; actor?: string }>

/** How to come to an act, by the id of its route. */
export type Acts = Readonly<Record<string, () => Promise<Act>>>

/** A shop, with its owner at work. */
export type AtWork = Readonly<{
  till: Till
  owner: Person
  asked: (method: string, asking: Asking) => Promise<Received>
  /** Another operator, signed in. */
  colleague: () => Promise<Person>
}>

export const atWork = async (overrides: Readonly<Record<string, string>>): Promise<AtWork> => {
  const till = await openTill(overrides)
  const owner = await shopOwner(till.shop)
  const asked: AtWork['asked'] = (method, { path, body, token = owner.accessToken }) =>
    ask(till.shop.url, `/api/admin${path}`, {
      method: method.toUpperCase(),
      headers: token === '' ? {} : bearer(token),
      ...(body === undefined ? {} : { body }),
    })
  const colleague = async (): Promise<Person> => {
    const [email, password] = [newEmail(), passwordOfOperators]
    await asked('post', { path: '/admins', body: { email, password, name: 'Ben', role: 'owner' } })
    const { admin, accessToken, refreshToken } = (
      await asked('post', { path: '/login', body: { email, password }, token: '' })
    ).json
    return { id: admin.id, email, accessToken, refreshToken }
  }
  return { till, owner, asked, colleague }
}
