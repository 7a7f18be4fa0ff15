import { expect } from 'vitest'
import { E } from '../../src/domain/kernel/fp.ts'
import { openTill, secretKey, type Till } from '../http/payment/till.ts'
import { broken } from '../support/invariants.ts'
import { besides, type TestShop } from '../support/shop.ts'
import { wireTo } from '../support/tcp-proxy.ts'

/** More than any of these transactions has. */
const mostStatements = 60

/** A shop whose wire to the database can break, and a till on the same database whose wire does not. */
export type BrokenWire = Readonly<{
  till: Till
  shop: TestShop
  /**
   * Breaks the wire at the first statement of a transaction, then at the second, and so on, until the work comes through
   * whole; after each break the invariants hold, and what `check` says. Answers how many statements there are.
   */
  atEveryStatement: (
    attempt: () => Promise<E.Either<{ _tag: string }, unknown>>,
    check: () => Promise<void>,
  ) => Promise<number>
  close: () => Promise<void>
}>

export const openBrokenWire = async (): Promise<BrokenWire> => {
  const till = await openTill({ WORKER: 'off' })
  const wire = await wireTo(till.shop.settings.DATABASE_URL)
  const throughSandbox = {
    PAYSTACK_BASE_URL: till.sandbox.url,
    PAYSTACK_CHECKOUT_ORIGIN: till.sandbox.url,
    PAYSTACK_SECRET_KEY: secretKey,
  }
  const shop = await besides(till.shop, { ...throughSandbox, WORKER: 'off' }, { settings: { DATABASE_URL: wire.url } })
  return {
    till,
    shop,
    atEveryStatement: async (attempt, check) => {
      for (let count = 1; count <= mostStatements; count += 1) {
        const cut = wire.cutInTransaction(count)
        const outcome = await attempt()
        const happened = cut.happened()
        wire.restore()
        await check()
        expect(await broken(till.shop)).toEqual({})
        if (!happened) {
          expect(E.isRight(outcome)).toBe(true)
          return count
        }
        if (E.isLeft(outcome)) expect(outcome.left._tag).toBe('Unavailable')
      }
      throw new Error('it never came through')
    },
    close: async () => {
      await shop.stop()
      await wire.close()
      await till.close()
    },
  }
}
