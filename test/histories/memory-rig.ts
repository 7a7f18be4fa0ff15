import { done, type Memory, memoryTransact, shelf } from '../../src/adapters/memory/kernel/memory.ts'
import { capabilities } from '../../src/composition/capabilities.ts'
import { memoryKeys, memoryShop } from '../../src/composition/memory.ts'
import { outside } from '../../src/composition/outside.ts'
import { E, TE } from '../../src/domain/kernel/fp.ts'
import { Alerts } from '../../src/ports/kernel/alerts.ts'
import { provide } from '../../src/ports/kernel/port.ts'
import { Timer } from '../../src/ports/kernel/timer.ts'
import { Transact, type Tx } from '../../src/ports/kernel/transact.ts'
import { nextTurn } from '../support/next-turn.ts'
import { pretendPaystack } from '../support/pretend-paystack.ts'
import { settingsOf } from '../support/shop.ts'
import { memoryBook } from './book.ts'
import { Crash, type Mortality, mortality, type Rig } from './rig.ts'
import { withOutgoing } from './with-outgoing.ts'
import { type Tax, taxSettings } from './world.ts'

const secretKey = 'sk_test_of_the_histories'
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined }
const keys = memoryKeys()
const pending = shelf<unknown>('pending_reactions')

/** The draft of a transaction, each look into which is a statement. */
const counted = (draft: Tx, mortal: Mortality): Tx =>
  new Proxy(draft as unknown as Map<string, unknown>, {
    get: (target, name) => {
      const value: unknown = Reflect.get(target, name, target)
      if (typeof value !== 'function') return value
      return (...asked: ReadonlyArray<unknown>) => {
        if (name === 'get') mortal.statement()
        return Reflect.apply(value, target, asked)
      }
    },
  }) as unknown as Tx

const mortalTransact = (memory: () => Memory, mortal: Mortality): Transact => {
  const opened = new WeakMap<Memory, Transact>()
  const inner = (): Transact => {
    const found = opened.get(memory()) ?? memoryTransact(memory())
    opened.set(memory(), found)
    return found
  }
  return (work) => async () => {
    mortal.statement()
    const result = await inner()((tx) => work(counted(tx, mortal)))()
    if (E.isRight(result)) mortal.committed()
    return result
  }
}

export const memoryRig = async (tax: Tax = 'none'): Promise<Rig> => {
  let time = new Date('2026-03-02T09:00:00.000Z')
  const clock = { now: () => time }
  const settings = settingsOf({
    NODE_ENV: 'test',
    DATABASE_URL: 'postgres://nobody.example/nothing',
    PAYSTACK_SECRET_KEY: secretKey,
    ...taxSettings(tax),
  })
  const paystack = pretendPaystack(clock.now)
  const mortal = mortality()
  let memory: Memory | null = null
  const transact = mortalTransact(() => memory as Memory, mortal)
  const shop = memoryShop({
    clock,
    keys: await keys,
    currencies: settings.CURRENCIES,
    extra: [
      ...outside(settings, silent),
      provide(Transact, transact),
      provide(Timer, { wait: () => TE.fromTask(nextTurn) }),
      provide(Alerts, { raise: () => TE.right(undefined) }),
      ...paystack.provisions,
    ],
  })
  memory = shop.memory
  const resolve = withOutgoing(shop.resolve)
  return {
    resolve,
    paystack,
    secretKey,
    now: clock.now,
    advance: async (ms) => {
      time = new Date(time.getTime() + ms)
    },
    live: async (plan, work) => {
      mortal.begin(plan)
      try {
        const result = await work()
        return mortal.isDead() ? 'crashed' : result
      } catch (error) {
        if (!(error instanceof Crash)) throw error
        await nextTurn()
        return 'crashed'
      } finally {
        mortal.begin(null)
      }
    },
    crashes: mortal.crashes,
    jobs: async () => shop.pendingReactions().map(({ queue, event }) => ({ id: `${queue} ${event.id}`, queue, event })),
    forget: async ({ id }) => void (await transact((tx) => done(() => pending.of(tx).delete(id)))()),
    book: async () => memoryBook(shop.memory),
    broken: async () => [],
    close: async () => undefined,
  }
}

export const reactionOf = (queue: string) => {
  const found = capabilities.flatMap(({ reactions }) => reactions).find((each) => each.queue === queue)
  if (found === undefined) throw new Error(`no reaction has the queue ${queue}`)
  return found
}
