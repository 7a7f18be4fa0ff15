import { expect, it } from 'vitest'
import { sales } from '../../../src/composition/sales.ts'
import { E, O } from '../../../src/domain/kernel/fp.ts'
import type { InboxStatus, PaymentEvent } from '../../../src/domain/sales/payment-event.ts'
import { type Arrival, Inbox } from '../../../src/ports/sales/inbox.ts'
import { InboxDesk } from '../../../src/ports/sales/inbox-desk.ts'
import { both, succeed } from '../both.ts'

const event: PaymentEvent = {
  name: 'charge.success',
  reference: 'VX-REFERENCE',
  dedupeKey: 'charge.success VX-REFERENCE',
}

both('Inbox', [sales], (side) => {
  const anArrival = (facts: Partial<Arrival> = {}): Arrival => ({
    id: side().ids.next(),
    provider: 'paystack',
    event,
    bytes: new Uint8Array([0, 255, 10]),
    status: 'received',
    everyArrival: false,
    ...facts,
  })
  const receive = (arrival: Arrival): Promise<O.Option<string>> =>
    succeed(side().transact((tx) => side().of(Inbox).receive(tx)(arrival)))
  const conclude = (id: string, status: InboxStatus): Promise<void> =>
    succeed(side().transact((tx) => side().of(Inbox).conclude(tx)(id, status, 'a word for a person')))
  const statusOf = async (id: string) => {
    const kept = await succeed(side().of(Inbox).find(id))
    return O.isSome(kept) ? kept.value.status : null
  }

  it('hands a new event out to be worked on', async () => {
    const arrival = anArrival()
    expect(await receive(arrival)).toEqual(O.some(arrival.id))
    expect(await succeed(side().of(Inbox).find(arrival.id))).toMatchObject(
      O.some({ id: arrival.id, event, status: 'received' }),
    )
  })

  it.each(['ignored', 'dead'] as const)(
    'only keeps an event that is %s from the beginning, and each copy of it',
    async (status) => {
      const arrival = anArrival({ status, event: { name: 'foo.bar', reference: null, dedupeKey: 'foo.bar' } })
      expect(await receive(arrival)).toEqual(O.none)
      expect(await receive({ ...arrival, id: side().ids.next() })).toEqual(O.none)
      expect(await statusOf(arrival.id)).toBe(status)
    },
  )

  it('hands out one of many copies that come at once', async () => {
    const outcomes = await Promise.all(Array.from({ length: 8 }, () => receive(anArrival())))
    expect(outcomes.filter(O.isSome)).toHaveLength(1)
  })

  it.each(['processed', 'dead'] as const)('hands nothing out again once it is %s', async (status) => {
    const arrival = anArrival()
    await receive(arrival)
    await conclude(arrival.id, status)
    expect(await receive(anArrival())).toEqual(O.none)
    expect(await statusOf(arrival.id)).toBe(status)
  })

  it('hands an event out again, under its first id, when it is sent again after it came to nothing', async () => {
    const arrival = anArrival()
    await receive(arrival)
    await conclude(arrival.id, 'ignored')
    const again = await Promise.all(Array.from({ length: 4 }, () => receive(anArrival())))
    expect(again.filter(O.isSome)).toEqual([O.some(arrival.id)])
    expect(await statusOf(arrival.id)).toBe('received')
  })

  it('hands out every arrival of what is to be worked on each time, but for what was put away', async () => {
    const arrival = anArrival({ everyArrival: true })
    const again = () => receive(anArrival({ everyArrival: true }))
    expect(await receive(arrival)).toEqual(O.some(arrival.id))
    expect(await again()).toEqual(O.some(arrival.id))
    await conclude(arrival.id, 'processed')
    expect(await again()).toEqual(O.some(arrival.id))
    expect(await statusOf(arrival.id)).toBe('received')
    await conclude(arrival.id, 'dead')
    expect(await again()).toEqual(O.none)
  })

  it('concludes only what waits: the first word stands', async () => {
    const arrival = anArrival()
    await receive(arrival)
    await conclude(arrival.id, 'processed')
    await conclude(arrival.id, 'ignored')
    expect(await statusOf(arrival.id)).toBe('processed')
  })

  it('puts away what waits and cannot be worked on; its work may still come to an end, and an operator may ask for it again', async () => {
    const arrival = anArrival()
    const giveUp = () =>
      succeed(side().transact((tx) => side().of(Inbox).giveUp(tx)(arrival.id, 'ProviderUnavailable')))
    const shown = async (status: InboxStatus) => {
      const page = await succeed(side().of(InboxDesk).list({ status }, { limit: 5, after: null }))
      return page.items.map(({ id, lastError, outcome }) => ({ id, lastError, outcome }))
    }
    await receive(arrival)
    await giveUp()
    expect(await shown('dead')).toEqual([{ id: arrival.id, lastError: 'ProviderUnavailable', outcome: null }])
    expect(await receive(anArrival())).toEqual(O.none)
    await succeed(side().transact((tx) => side().of(InboxDesk).again(tx)(arrival.id)))
    expect(await statusOf(arrival.id)).toBe('received')
    await giveUp()
    await conclude(arrival.id, 'processed')
    await giveUp()
    expect(await shown('processed')).toEqual([{ id: arrival.id, lastError: null, outcome: 'a word for a person' }])
  })

  it('tells facts and providers apart', async () => {
    await receive(anArrival())
    const other = anArrival({ event: { ...event, dedupeKey: 'charge.success VX-ANOTHER' } })
    const elsewhere = anArrival({ provider: 'another' })
    expect(await receive(other)).toEqual(O.some(other.id))
    expect(await receive(elsewhere)).toEqual(O.some(elsewhere.id))
  })

  it('keeps nothing of a transaction that is refused', async () => {
    const arrival = anArrival()
    await side().transact((tx) => async () => {
      await succeed(side().of(Inbox).receive(tx)(arrival))
      return E.left('changed my mind')
    })()
    expect(await succeed(side().of(Inbox).find(arrival.id))).toEqual(O.none)
    expect(await receive(arrival)).toEqual(O.some(arrival.id))
  })
})
