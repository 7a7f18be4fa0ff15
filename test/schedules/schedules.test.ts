import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { firstSeed, goesFirst, random } from './choices.ts'
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
    const chance = await explore(stage, pair, (played) =>
      played < each ? { choose: random(seed + played), seed: `VEXA_SEED=${seed + played}` } : null,
    )
    expect(chance.schedules).toBe(each)
    if (chance.waited > 0) return
    // Where nobody waited for anybody by chance, one goes up to each of its steps, and the other then.
    const turns = await explore(stage, pair, (played) => {
      const [who, steps] = [played % 2 === 0 ? 0 : 1, Math.floor(played / 2)] as const
      return steps <= chance.longest ? { choose: goesFirst(who, steps), seed: `${who} first, ${steps} steps` } : null
    })
    expect(turns.waited).toBeGreaterThan(0)
  })
})
