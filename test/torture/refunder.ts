import { setTimeout as pause } from 'node:timers/promises'
import { ask, bearer } from '../support/http.ts'
import { owner } from '../support/shop.ts'
import { noted } from './notes.ts'
import type { Errand } from './shopper.ts'

const allowed = new Set([0, 201, 202, 401, 409, 503])

/** An operator refunds a sale now and then, all of it or part; each answer is one that an operator may get. */
export const refunder = async ({ town, notes, chance, isOver }: Errand): Promise<void> => {
  let token: string | null = null
  const asked = async (route: string, path: string, sent: Parameters<typeof ask>[2]) => {
    const answer = await ask(town.url, path, sent).catch(() => null)
    noted(notes, route, answer?.status ?? 0, answer?.text ?? '')
    return answer
  }
  while (!isOver()) {
    await pause(1_500 + chance() * 2_000)
    if (token === null) {
      const entered = await asked('admin login', '/api/admin/login', { body: owner })
      token = entered?.status === 200 ? entered.json.accessToken : null
      continue
    }
    const ids = [...notes.sales.values()]
    const id = ids[Math.floor(chance() * ids.length)]
    if (id === undefined) continue
    const part = chance() < 0.5 ? {} : { amount: { amount: 50_000, currency: 'NGN' } }
    const path = `/api/admin/sales/${id}/refunds`
    const answer = await asked('refund', path, { headers: bearer(token), body: { reason: 'Asked for', ...part } })
    if (answer === null) continue
    if (answer.status === 401) token = null
    if (!allowed.has(answer.status))
      notes.forbidden.push(`refund answered ${answer.status}: ${answer.text.slice(0, 200)}`)
    if (answer.status === 201 || answer.status === 202) notes.ownRefunds.add(answer.json.refundId)
  }
}
