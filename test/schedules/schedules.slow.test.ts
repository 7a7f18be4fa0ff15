import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { every, firstSeed, random } from './choices.ts'
import { pairs } from './pairs.ts'
import { explore } from './run-pair.ts'
import { openStage, type Stage } from './stage.ts'

const seed = firstSeed()
/** Schedules of every pair; of the first, a thousand at least. */
const each = Number(process.env.VEXA_SCHEDULES ?? 100)
const most = 600_000

describe(`a thousand schedules and more (VEXA_SEED=${seed})`, () => {
  let stage: Stage
  beforeAll(async () => {
    stage = await openStage(3)
  })
  afterAll(() => stage?.close())

  it.each(pairs)('$name', { timeout: most }, async (pair) => {
    const count = pair === pairs[0] ? Math.max(each, 1_000) : each
    const explored = await explore(stage, pair, (played) =>
      played < count ? { choose: random(seed + played), seed: `VEXA_SEED=${seed + played}` } : null,
    )
    console.log(`${pair.name}: ${JSON.stringify(explored)}`)
    expect(explored.schedules).toBe(count)
  })

  it('every schedule of a sale’s first steps: who reads, begins and locks in which order', {
    timeout: most,
  }, async () => {
    const [first] = pairs
    if (first === undefined) throw new Error('there are pairs')
    const schedules = every()
    let isLeft = true
    const explored = await explore(stage, first, (played) => {
      if (played > 0) isLeft = schedules.next()
      return isLeft && played < 400 ? { choose: schedules.choose, seed: `schedule ${played}` } : null
    })
    console.log(`${first.name}, in order: ${JSON.stringify(explored)}`)
    expect(explored.schedules).toBeGreaterThan(200)
  })
})
