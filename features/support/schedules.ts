import type { Resolve } from '../../src/adapters/http/kernel/perform.ts'
import { capabilities } from '../../src/composition/capabilities.ts'
import { E } from '../../src/domain/kernel/fp.ts'

/** Runs once what the shop does by the clock. A scenario's time jumps, so nobody waits for the minute to come round. */
export const runSchedules = async (resolve: Resolve): Promise<void> => {
  for (const { queue, useCase, toInput } of capabilities.flatMap(({ schedules }) => schedules)) {
    const result = await resolve(useCase.port)(toInput())()
    if (E.isLeft(result)) throw new Error(`${queue} did not run: ${JSON.stringify(result.left)}`)
  }
}
