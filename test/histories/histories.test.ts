import * as fc from 'fast-check'
import { afterAll, beforeAll, describe, it } from 'vitest'
import { firstSeed } from '../schedules/choices.ts'
import { live, type Tally } from './live.ts'
import { memoryRig } from './memory-rig.ts'
import { type Histories, postgresHistories } from './postgres-rig.ts'
import { history } from './steps.ts'
import { summed } from './sum.ts'

const seed = firstSeed()
/** How many histories; VEXA_HISTORIES for more. */
const inMemory = Number(process.env.VEXA_HISTORIES ?? 30)
const inPostgres = Number(process.env.VEXA_HISTORIES ?? 3)
/** What fails is shrunk, which takes minutes, when VEXA_SHRINK is set. */
const endOnFailure = process.env.VEXA_SHRINK === undefined

describe(`any history of buyers, payments, refunds and crashes (VEXA_SEED=${seed})`, () => {
  it('keeps every invariant after every step, in memory', { timeout: 600_000 }, async () => {
    const tallies: Array<Tally> = []
    await fc.assert(
      fc.asyncProperty(history(60), async (each) => {
        tallies.push(await live(await memoryRig(), each))
      }),
      { seed, numRuns: inMemory, endOnFailure },
    )
    console.log(`${inMemory} histories in memory, VEXA_SEED=${seed}:`, summed(tallies))
  })

  describe('in PostgreSQL', () => {
    let histories: Histories
    beforeAll(async () => {
      histories = await postgresHistories()
    })
    afterAll(() => histories?.close())

    it('keeps every invariant after every step', { timeout: 600_000 }, async () => {
      const tallies: Array<Tally> = []
      await fc.assert(
        fc.asyncProperty(history(60), async (each) => {
          tallies.push(await live(await histories.fresh(), each))
        }),
        { seed, numRuns: inPostgres, endOnFailure },
      )
      console.log(`${inPostgres} histories in PostgreSQL, VEXA_SEED=${seed}:`, summed(tallies))
    })
  })
})
