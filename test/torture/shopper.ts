import { randomBytes } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { ask, bearer, type Received, type Sent } from '../support/http.ts'
import { type Notes, noted, saleNoted } from './notes.ts'
import type { Town as WholeTown } from './town.ts'

/** What buyers see of a town. */
export type Town = Pick<WholeTown, 'url' | 'sandbox'>

/** A buyer's means: the town, what is noted, chance, the shelves, and whether it is time to go home. */
export type Errand<T extends Town = WholeTown> = Readonly<{
  town: T
  notes: Notes
  chance: () => number
  items: ReadonlyArray<string>
  /** Codes of coupons that go round among buyers. */
  coupons: ReadonlyArray<string>
  isOver: () => boolean
}>

const mostTries = 40
const broken = { status: 0, text: '' } as const

/** One request; a connection that breaks is an answer of 0. */
const once = async (
  { town, notes }: Errand<Town>,
  route: string,
  path: string,
  sent: Sent,
): Promise<Received | typeof broken> => {
  const answer = await ask(town.url, path, sent).catch(() => broken)
  noted(notes, route, answer.status, answer.text)
  return answer
}

/** The same again until it is answered, as a client does that may repeat what it asks. */
const patiently = async (
  errand: Errand<Town>,
  route: string,
  path: string,
  sent: Sent,
  most = mostTries,
): Promise<Received | null> => {
  for (let tries = 0; tries < most; tries += 1) {
    const answer = await once(errand, route, path, sent)
    if (answer.status !== 0 && answer.status !== 503 && answer.status !== 429 && 'json' in answer) {
      const isRunning = answer.status === 409 && answer.text.includes('IDEMPOTENCY_RUNNING')
      if (!isRunning) return answer
    }
    await pause(150 + errand.chance() * 400)
  }
  return null
}

const password = 'seven quiet lanterns'

/** A new account; one whose answer was lost is logged in to. */
const registered = async (errand: Errand<Town>): Promise<string | null> => {
  const email = `p${randomBytes(6).toString('hex')}@example.test`
  const body = { email, password, name: 'Ada' }
  const made = await patiently(errand, 'register', '/api/auth/register', { body })
  if (made === null) return null
  errand.notes.users.add(email)
  if (made.status === 201) return made.json.accessToken
  const known = await patiently(errand, 'login', '/api/auth/login', { body: { email, password } })
  return known?.status === 200 ? known.json.accessToken : null
}

type Begun = Readonly<{ reference: string; token: string; item: string }>

/** A key whose answer was lost in an outage is held for a minute; whoever cannot wait takes another. */
const keyTries = 4

const begun = async (
  errand: Errand<Town>,
  token: string,
  item: string,
  couponCode: string | undefined,
): Promise<Begun | null> => {
  const tried = () => {
    const headers = { ...bearer(token), 'Idempotency-Key': randomBytes(12).toString('hex') }
    const sent = { headers, body: { workflowId: item, ...(couponCode === undefined ? {} : { couponCode }) } }
    return patiently(errand, 'initialize', '/api/payment/initialize', sent, keyTries)
  }
  const answer = (await tried()) ?? (await tried()) ?? (await tried())
  if (couponCode !== undefined && /COUPON_(EXHAUSTED|USED)/.test(answer?.text ?? ''))
    return begun(errand, token, item, undefined)
  if (answer?.status !== 201 && answer?.status !== 200) return null
  errand.notes.references.add(answer.json.reference)
  return { reference: answer.json.reference, token, item }
}

const verified = async (errand: Errand<Town>, { reference, token }: Begun): Promise<string | null> => {
  const answer = await patiently(errand, 'verify', `/api/payment/verify/${reference}`, { headers: bearer(token) })
  if (answer === null) return null
  if (answer.status !== 200) {
    if (answer.status !== 401)
      errand.notes.forbidden.push(`verify answered ${answer.status}: ${answer.text.slice(0, 200)}`)
    return null
  }
  const { status, saleId } = answer.json
  if (status === 'paid') saleNoted(errand.notes, reference, saleId)
  return status
}

const downloaded = async (errand: Errand<Town>, { item, token }: Begun): Promise<void> => {
  const answer = await patiently(errand, 'download', `/api/workflows/${item}/download`, { headers: bearer(token) })
  if (answer?.status === 200) errand.notes.downloads.push(item)
}

/** Pays as people do: mostly once and well; a few with two tabs, a wrong card, or not at all. */
const paid = async ({ town, chance }: Errand<Town>, { reference }: Begun): Promise<boolean> => {
  if (chance() < 0.1) return false
  if (chance() < 0.1)
    await town.sandbox('POST', `/transactions/${reference}/pay`, { card: 'declined' }).catch(() => null)
  await town.sandbox('POST', `/transactions/${reference}/pay`, {}).catch(() => null)
  return true
}

const couponOf = ({ coupons, chance }: Errand<Town>): string | undefined =>
  chance() < 0.4 ? coupons[Math.floor(chance() * coupons.length)] : undefined

const bought = async (errand: Errand<Town>, token: string, item: string): Promise<void> => {
  await once(errand, 'browse', '/api/workflows?limit=10', {})
  const started = await begun(errand, token, item, couponOf(errand))
  if (started === null || !(await paid(errand, started))) return
  if (errand.chance() < 0.4) await once(errand, 'callback', `/api/payment/callback?reference=${started.reference}`, {})
  if (errand.chance() < 0.25) return
  for (let looks = 0; looks < 6 && !errand.isOver(); looks += 1) {
    if ((await verified(errand, started)) === 'paid') return downloaded(errand, started)
    await pause(200 + errand.chance() * 500)
  }
}

/** Someone who buys one thing after another until it is over. */
export const shop = async (errand: Errand<Town>): Promise<void> => {
  while (!errand.isOver()) {
    const token = await registered(errand)
    if (token === null) continue
    for (const item of errand.items) if (!errand.isOver() && errand.chance() < 0.7) await bought(errand, token, item)
  }
}
