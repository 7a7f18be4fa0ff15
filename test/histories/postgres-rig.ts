import type { Announced } from '../../src/application/kernel/reaction.ts'
import { E } from '../../src/domain/kernel/fp.ts'
import { openStage, type Stage } from '../schedules/stage.ts'
import { nextTurn } from '../support/next-turn.ts'
import { postgresBook } from './book.ts'
import { Crash, mortality, type Rig } from './rig.ts'
import { type Tax, taxSettings } from './world.ts'

const endOfTransaction = /^commit\b/i
const shift = `insert into app_clock (shift) values ($1::bigint * interval '1 ms')
  on conflict (only_row) do update set shift = app_clock.shift + excluded.shift`

/** One database for many histories, each of which begins with nothing kept. */
export type Histories = Readonly<{ fresh: () => Promise<Rig>; close: () => Promise<void> }>

type Waiting = Readonly<{ id: string; name: string; data: Announced }>

const lost = (): Error => new Error('Connection terminated unexpectedly')

const rigOn = (stage: Stage, aheadMs: { value: number }): Rig => {
  const [instance] = stage.instances
  if (instance === undefined) throw new Error('a stage has an instance')
  const { gate, resolve } = instance
  const mortal = mortality()
  const live: Rig['live'] = async (plan, work) => {
    mortal.begin(plan)
    gate.close(({ text, go, fail }) => {
      try {
        mortal.statement()
      } catch {
        return fail(lost())
      }
      const sent = go()
      if (endOfTransaction.test(text))
        sent.then(
          () => quietly(mortal.committed),
          () => undefined,
        )
    })
    try {
      const result = await work()
      return mortal.isDead() ? 'crashed' : result
    } catch (error) {
      if (!mortal.isDead()) throw error
      await nextTurn()
      return 'crashed'
    } finally {
      gate.open()
      mortal.begin(null)
    }
  }
  return {
    resolve,
    paystack: stage.paystack,
    secretKey: stage.secretKey,
    now: () => new Date(Date.now() + aheadMs.value),
    advance: async (ms) => {
      aheadMs.value += ms
      await stage.sql(shift, [ms])
    },
    live,
    crashes: mortal.crashes,
    jobs: async () => {
      const rows = await stage.sql(
        `select id, name, data from pgboss.job where data->>'_tag' is not null order by created_on, id`,
      )
      return rows.map((row) => {
        const { id, name, data } = row as Waiting
        return { id, queue: name, event: data }
      })
    },
    forget: async ({ id }) => void (await stage.sql('delete from pgboss.job where id = $1', [id])),
    book: () => postgresBook((text) => stage.sql(text)),
    broken: async () => Object.entries(await stage.broken()).map((each) => JSON.stringify(each)),
    close: async () => undefined,
  }
}

const quietly = (effect: () => void): void => {
  const done = E.tryCatch(effect, (error) => error)
  if (E.isLeft(done) && !(done.left instanceof Crash)) throw done.left
}

export const postgresHistories = async (tax: Tax): Promise<Histories> => {
  const aheadMs = { value: 0 }
  const stage = await openStage(1, { now: () => new Date(Date.now() + aheadMs.value) }, taxSettings(tax))
  return {
    fresh: async () => {
      await stage.clear()
      stage.paystack.charges.clear()
      aheadMs.value = 0
      return rigOn(stage, aheadMs)
    },
    close: () => stage.close(),
  }
}
