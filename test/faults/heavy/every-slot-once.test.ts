import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { capabilities } from '../../../src/composition/capabilities.ts'
import { type Instance, type Instances, openInstances } from '../instances.ts'

const patienceMs = 300_000
const beatMs = 500
const instances = 4
const slotsToSee = 2
const everyMinute = capabilities
  .flatMap(({ schedules }) => schedules)
  .filter(({ cron }) => cron === '* * * * *')
  .map(({ queue }) => queue)
  .toSorted()

/** A schedule as it went: the minutes it was due in, by their number, and how often each of its jobs was begun and done. */
type Kept = Readonly<{
  queue: string
  slots: ReadonlyArray<number>
  begun: ReadonlyArray<number>
  done: ReadonlyArray<number>
  waiting: number
}>

/** Whoever takes a job out of the queue, and whoever has done one, writes that down: a job that two take is there twice. */
const countsSteps = `
  create table steps (job uuid not null, state text not null);
  create function note_step() returns trigger language plpgsql as $$
  begin
    insert into public.steps values (new.id, new.state);
    return null;
  end
  $$;
  create trigger note_beginning after update of state on pgboss.job
    for each row when (old.state = 'created' and new.state = 'active') execute function note_step();
  create trigger note_end after update of state on pgboss.job
    for each row when (new.state = 'completed') execute function note_step();`

const asKept = `
  with due as (
    select data->>'name' as queue, array_agg(extract(epoch from singleton_on)::int / 60 order by singleton_on) as slots,
           count(*) filter (where state <> 'completed') as waiting
      from pgboss.job where name = '__pgboss__send-it' group by 1),
  worked as (
    select name as queue, count(*) filter (where state <> 'completed') as waiting,
           array_agg((select count(*)::int from steps where job = j.id and state = 'active')) as begun,
           array_agg((select count(*)::int from steps where job = j.id and state = 'completed')) as done
      from pgboss.job j group by 1)
  select due.queue, slots, coalesce(begun, '{}') as begun, coalesce(done, '{}') as done,
         (due.waiting + coalesce(worked.waiting, 0))::int as waiting
    from due left join worked using (queue) order by 1`

describe('four instances', () => {
  let all: Instances
  beforeAll(async () => {
    all = await openInstances()
    await all.looking.sql(countsSteps)
  })
  afterAll(() => all?.close())

  const keptUntil = async (isIt: (found: ReadonlyArray<Kept>) => boolean) => {
    const from = performance.now()
    for (;;) {
      const found = await all.looking.sql<Kept>(asKept)
      if (isIt(found)) return found
      if (performance.now() - from > patienceMs) throw new Error(`it took too long: ${JSON.stringify(found)}`)
      await pause(beatMs)
    }
  }
  /** All that is due was done, and every schedule of each minute was due so often. */
  const areDone = (slots: number) => (found: ReadonlyArray<Kept>) =>
    found.every(({ waiting }) => waiting === 0) &&
    everyMinute.every((queue) => (found.find((each) => each.queue === queue)?.slots.length ?? 0) >= slots)

  it('P24: run each slot of every schedule exactly once, and miss none while one leaves and another comes', {
    timeout: patienceMs * 2,
  }, async () => {
    const started: Array<Instance> = []
    while (started.length < instances) started.push(await all.start())
    await keptUntil(areDone(1))
    await started[0]?.process.stop()
    await all.start()
    const found = await keptUntil(areDone(slotsToSee))

    expect(everyMinute.length).toBeGreaterThan(2)
    expect(found.map(({ queue }) => queue)).toEqual(expect.arrayContaining(everyMinute))
    for (const { queue, slots, begun, done } of found) {
      const once = slots.map(() => 1)
      expect([queue, new Set(slots).size, begun, done]).toEqual([queue, slots.length, once, once])
    }
    for (const { queue, slots } of found.filter((each) => everyMinute.includes(each.queue)))
      expect([queue, slots]).toEqual([queue, slots.map((_, at) => (slots[0] ?? 0) + at)])
  })
})
