import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { firstSeed, random } from './choices.ts'
import { pairs } from './pairs.ts'
import { explore } from './run-pair.ts'
import { openStage, type Stage } from './stage.ts'

/** Of every pair; the suite of minutes plays more. */
const each = 20
const seed = firstSeed()

describe(`transactions that go through their statements side by side (VEXA_SEED=${seed})`, () => {
  let stage: Stage
  beforeAll(async () => {
    stage = await openStage(3)
  })
  afterAll(() => stage?.close())

  it.each(pairs)('$name', { timeout: 120_000 }, async (pair) => {
    const explored = await explore(stage, pair, (played) =>
      played < each ? { choose: random(seed + played), seed: `VEXA_SEED=${seed + played}` } : null,
    )
    expect(explored.schedules).toBe(each)
    expect(explored.waited).toBeGreaterThan(0)
  })
})
