import type { Resolve } from '../../src/adapters/http/kernel/perform.ts'
import { capabilities } from '../../src/composition/capabilities.ts'
import { E } from '../../src/domain/kernel/fp.ts'

/** Every minute of every day; what is done by night, a scenario asks for where it is about that. */
const everyMinute = '* * * * *'

/** Runs once what the shop does every minute. A scenario's time jumps, so nobody waits for the minute to come round. */
export const runSchedules = async (resolve: Resolve): Promise<void> => {
  const due = capabilities.flatMap(({ schedules }) => schedules).filter(({ cron }) => cron === everyMinute)
  for (const { queue, useCase, toInput } of due) {
    const result = await resolve(useCase.port)(toInput())()
    if (E.isLeft(result)) throw new Error(`${queue} did not run: ${JSON.stringify(result.left)}`)
  }
}
