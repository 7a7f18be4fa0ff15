import { setTimeout as pause } from 'node:timers/promises'
import type { Errand } from './shopper.ts'

const weathers = [
  [],
  [],
  [{ path: '/transaction/verify/*', status: 502, times: 4 }],
  [{ path: '/transaction/initialize', dropConnection: true, times: 3 }],
  [{ path: '/transaction/*', delayMs: 1_500, times: 4 }],
  [{ path: '/transaction/verify/*', dropConnection: true, times: 3 }],
  [{ path: '/transaction/initialize', status: 200, body: '<html>busy</html>', times: 2 }],
  [{ path: '/refund*', dropConnection: true, times: 2 }],
]

const notices = { drop: 0.15, duplicate: 0.3, reorder: 0.3, delayMs: 20_000 }

/** Paystack's days: notices that are lost, doubled, late and out of order, and calls that fail in turns. */
export const weather = async ({ town, chance, isOver }: Errand, seed: number): Promise<void> => {
  while (!isOver()) {
    const api = weathers[Math.floor(chance() * weathers.length)] ?? []
    await town.sandbox('PUT', '/faults', { webhooks: notices, api, seed }).catch(() => null)
    await pause(1_500 + chance() * 2_000)
  }
}

/** A process dies every few seconds, whatever it is doing. */
export const killer = async ({ town, chance, isOver, notes }: Errand, everyMs: number): Promise<void> => {
  while (!isOver()) {
    await pause(everyMs * (0.5 + chance()))
    if (isOver()) return
    if (await town.kill(Math.floor(chance() * town.instances))) notes.kills += 1
  }
}

/** The database stops and comes back, once, when it is time. */
export const databaseOutage = async ({ town, notes, isOver }: Errand, afterMs: number): Promise<void> => {
  await pause(afterMs)
  if (isOver()) return
  await town.restartDatabase()
  notes.restarts += 1
}

type Listed = Readonly<{ reference: string; status: string; amount: number }>

/** Someone in Paystack's dashboard refunds a payment now and then, in part or in full, and banks dispute one. */
export const dashboard = async ({ town, chance, isOver, notes }: Errand): Promise<void> => {
  while (!isOver()) {
    await pause(1_000 + chance() * 2_000)
    const listed = await town.sandbox('GET', '/transactions').catch(() => null)
    const paid = ((listed?.json.items ?? []) as ReadonlyArray<Listed>).filter(({ status }) => status === 'success')
    const one = paid[Math.floor(chance() * paid.length)]
    if (one === undefined) continue
    if (chance() < 0.3) {
      const opened = await town.sandbox('POST', '/disputes', { reference: one.reference }).catch(() => null)
      if (opened !== null && opened.status < 300) notes.disputes.add(`${one.reference} ${opened.json.id}`)
      const resolution = chance() < 0.5 ? 'declined' : 'merchant-accepted'
      if (opened !== null && opened.status < 300 && chance() < 0.7)
        await town.sandbox('POST', `/disputes/${opened.json.id}/resolve`, { resolution }).catch(() => null)
      continue
    }
    const amount = chance() < 0.5 ? one.amount : Math.ceil(one.amount * 0.4)
    const made = await town.sandbox('POST', '/refunds', { reference: one.reference, amount }).catch(() => null)
    if (made !== null && made.status < 300) notes.refunds.add(`${one.reference} ${made.json.id}`)
  }
}
