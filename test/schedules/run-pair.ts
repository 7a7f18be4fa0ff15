import { expect } from 'vitest'
import type { Failed } from '../../src/domain/kernel/failure.ts'
import { E } from '../../src/domain/kernel/fp.ts'
import type { Choose, Played } from './explore.ts'
import type { Pair } from './part.ts'
import type { Stage } from './stage.ts'

/** What may never reach a caller: the database's own troubles, and bugs. */
const neverAnswered = ['Unavailable', 'ProviderUnavailable']

const answerOf = (outcome: PromiseSettledResult<unknown>): unknown => {
  if (outcome.status === 'rejected') throw new Error('a player met a bug', { cause: outcome.reason })
  const result = outcome.value as E.Either<Failed, unknown>
  return E.isRight(result) ? result.right : result.left._tag
}

/** How many schedules were played, how long the longest was, and in how many someone waited for another. */
export type Explored = Readonly<{ schedules: number; longest: number; waited: number }>

/**
 * Plays one pair over and over from the same state, by what `next` chooses until it has nothing more; after each the
 * invariants hold and every player has an answer that is allowed.
 */
export const explore = async (
  stage: Stage,
  pair: Pair,
  next: (played: number) => Readonly<{ choose: Choose; seed: string }> | null,
): Promise<Explored> => {
  await stage.clear()
  const { parts, check } = await pair.set(stage)
  await stage.keep()
  let [schedules, longest, waited] = [0, 0, 0]
  for (let turn = next(0); turn !== null; turn = next(schedules)) {
    const played: Played = await stage.play(parts, turn.choose)
    schedules += 1
    longest = Math.max(longest, played.steps.length)
    waited += played.waits > 0 ? 1 : 0
    try {
      const answers = played.outcomes.map(answerOf)
      for (const each of answers) expect(neverAnswered).not.toContain(each)
      await check(answers)
      expect(await stage.broken()).toEqual({})
    } catch (failure) {
      throw new Error(`${pair.name}, ${turn.seed}:\n${played.steps.join('\n')}`, { cause: failure })
    } finally {
      await stage.restore(played.statements)
    }
  }
  return { schedules, longest, waited }
}
