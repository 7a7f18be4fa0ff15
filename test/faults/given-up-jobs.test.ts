import { Pool } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Jobs, startJobs } from '../../src/adapters/jobs/boss.ts'
import { reportGivenUpJob } from '../../src/application/insight/report-given-up-job.ts'
import { type Announced, orElse, reaction } from '../../src/application/kernel/reaction.ts'
import { useCase } from '../../src/application/kernel/use-case.ts'
import { container } from '../../src/composition/container.ts'
import { failure } from '../../src/domain/kernel/failure.ts'
import { TE } from '../../src/domain/kernel/fp.ts'
import { Alerts } from '../../src/ports/kernel/alerts.ts'
import { port, provide } from '../../src/ports/kernel/port.ts'
import { type Tx, unavailable } from '../../src/ports/kernel/transact.ts'
import { eventually } from '../http/payment/till.ts'
import { shopDatabase } from '../support/shop.ts'

type Diary = Readonly<{ note: (line: string) => void }>
const Diary = port<Diary>('Diary')
const unreadable = failure('Unreadable', 'invalid', 'cannot be read')<Record<never, never>>()

/** Does what its event says, as a job can: well, badly in each way, or not at all. */
const behave = useCase(
  'Behave',
  { diary: Diary },
  [unreadable],
  ({ diary }) =>
    ({ how }: Readonly<{ how: string }>) =>
    async () => {
      diary.note(how)
      if (how === 'throws') throw new Error('planted')
      if (how === 'hangs') await new Promise(() => undefined)
      if (how === 'fails') return TE.left(unavailable({ what: 'planted' }))()
      return how === 'unreadable' ? TE.left(unreadable({}))() : TE.right(undefined)()
    },
)
const mourn = useCase(
  'Mourn',
  { diary: Diary },
  [],
  ({ diary }) =>
    ({ how, met }: Readonly<{ how: string; met: string }>) =>
      TE.fromIO(() => diary.note(`${how} met ${met}`)),
)

const bad = ['throws', 'fails', 'unreadable', 'hangs'] as const

describe('jobs that nobody can do', () => {
  const noted: Array<Readonly<{ line: string; at: number }>> = []
  const alerts: Array<Readonly<Record<string, unknown>>> = []
  const watched: Array<Readonly<{ queue: string; carried: object | null; state: string }>> = []
  const times = (line: string) => noted.filter((each) => each.line === line).length
  let [jobs, pool, drop]: [Jobs | null, Pool | null, () => Promise<void>] = [null, null, async () => undefined]

  beforeAll(async () => {
    const database = await shopDatabase()
    const opened = new Pool({ connectionString: database.url, max: 3 })
    ;[pool, drop] = [opened, database.drop]
    jobs = await startJobs({
      url: database.url,
      reactions: [
        orElse(
          reaction('behave', ['Told'], behave, ({ subject }) => ({ how: subject })),
          mourn,
          ({ subject: how }, met) => ({ how, met }),
        ),
      ],
      schedules: [],
      log: { info: () => undefined, warn: () => undefined, error: () => undefined },
      sqlIn: () => async (text, values) => opened.query(text, [...values]),
      watch: {
        carried: () => ({ requestId: 'of-the-cause' }),
        around: async ({ queue, carried }, run, stateOf) => {
          const settled = await run()
          watched.push({ queue, carried, state: stateOf(settled) })
          return settled
        },
      },
      patience: { retryDelay: 0, retryBackoff: false, longestMs: 1_500 },
    })
    const resolve = container(
      [
        provide(Diary, { note: (line) => void noted.push({ line, at: performance.now() }) }),
        provide(Alerts, { raise: (name, facts) => TE.fromIO(() => void alerts.push({ name, ...facts })) }),
      ],
      [behave, mourn, reportGivenUpJob],
    )
    await jobs.work(resolve)
  })
  afterAll(async () => {
    await jobs?.stop(1_000)
    await pool?.end()
    await drop()
  })

  it('FAULT-07: are put away, each with an alert, and delay nobody else', { timeout: 60_000 }, async () => {
    const told = (how: string, at: number): Announced => ({
      _tag: 'Told',
      subject: how,
      facts: {},
      id: `00000000-0000-7000-8000-${String(at).padStart(12, '0')}`,
    })
    const tx = {} as Tx
    await jobs?.sendReactions(
      tx,
      bad.map((how, at) => told(how, at)),
    )
    await jobs?.sendReactions(
      tx,
      Array.from({ length: 100 }, (_, at) => told('good', 100 + at)),
    )
    const sent = performance.now()
    await eventually(
      async () => alerts.length,
      (count) => count === bad.length,
    )

    expect(times('good')).toBe(100)
    const last = Math.max(...noted.filter(({ line }) => line === 'good').map(({ at }) => at))
    expect(last - sent).toBeLessThan(1_000)
    expect(bad.map(times)).toEqual([10, 10, 1, 1])
    expect(alerts.map(({ name, queue, event, subject, failure: met }) => [name, queue, event, subject, met])).toEqual(
      expect.arrayContaining([
        ['a job was given up', 'behave', 'Told', 'throws', 'unexpected'],
        ['a job was given up', 'behave', 'Told', 'fails', 'Unavailable'],
        ['a job was given up', 'behave', 'Told', 'unreadable', 'Unreadable'],
        ['a job was given up', 'behave', 'Told', 'hangs', 'overdue'],
      ]),
    )
    expect(times('throws met unexpected')).toBe(1)
    expect(times('hangs met overdue')).toBe(1)
  })

  it('are seen by who watches: each run, whether another follows, and what it carries of its cause to the end', async () => {
    const letters = await eventually(
      async () => watched.filter(({ queue }) => queue !== 'behave'),
      (found) => found.length >= bad.length,
    )
    const runs = (state: string) => watched.filter((each) => each.queue === 'behave' && each.state === state).length
    expect([runs('done'), runs('again'), runs('dead')]).toEqual([100, 18, 4])
    expect(letters.map(({ state }) => state)).toEqual(bad.map(() => 'done'))
    for (const { carried } of watched) expect(carried).toEqual({ requestId: 'of-the-cause' })
  })
})
