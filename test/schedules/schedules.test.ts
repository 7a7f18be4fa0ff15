import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { firstSeed, random } from './choices.ts'
import { pairs } from './pairs.ts'
import { explore } from './run-pair.ts'
import { openStage, type Stage } from './stage.ts'

/** Of every pair; the suite of minutes plays more. */
const each = 20
/** Where nobody waited for anybody in so many by chance, as many again are played, so many times. */
const most = 8
const seed = firstSeed()

describe(`transactions that go through their statements side by side (VEXA_SEED=${seed})`, () => {
  let stage: Stage
  beforeAll(async () => {
    stage = await openStage(3)
  })
  afterAll(() => stage?.close())

  it.each(pairs)('$name', { timeout: 120_000 }, async (pair) => {
    let waited = 0
    for (let from = seed; waited === 0 && from < seed + most * each; from += each) {
      const explored = await explore(stage, pair, (played) =>
        played < each ? { choose: random(from + played), seed: `VEXA_SEED=${from + played}` } : null,
      )
      expect(explored.schedules).toBe(each)
      waited = explored.waited
    }
    expect(waited).toBeGreaterThan(0)
  })
})
