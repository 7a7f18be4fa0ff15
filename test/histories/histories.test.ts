import * as fc from 'fast-check'
import { afterAll, beforeAll, describe, it } from 'vitest'
import { firstSeed } from '../schedules/choices.ts'
import { live, type Tally } from './live.ts'
import { memoryRig } from './memory-rig.ts'
import { type Histories, postgresHistories } from './postgres-rig.ts'
import { history } from './steps.ts'
import { summed } from './sum.ts'
import { taxes } from './world.ts'

const seed = firstSeed()
/** How many histories; VEXA_HISTORIES for more. */
const inMemory = Number(process.env.VEXA_HISTORIES ?? 75)
const inPostgres = Number(process.env.VEXA_HISTORIES ?? 3)
/** What fails is shrunk, which takes minutes, when VEXA_SHRINK is set. */
const endOnFailure = process.env.VEXA_SHRINK === undefined

describe(`any history of buyers, coupons, payments, reviews, refunds, papers and crashes (VEXA_SEED=${seed})`, () => {
  it('keeps every invariant after every step, in memory', { timeout: 600_000 }, async () => {
    const tallies: Array<Tally> = []
    await fc.assert(
      fc.asyncProperty(history(60), fc.constantFrom(...taxes), async (each, tax) => {
        tallies.push(await live(await memoryRig(tax), each, tax))
      }),
      { seed, numRuns: inMemory, endOnFailure },
    )
    console.log(`${inMemory} histories in memory, VEXA_SEED=${seed}:`, summed(tallies))
  })

  describe('in PostgreSQL', () => {
    let histories: Histories
    const tax = taxes[seed % taxes.length] ?? 'added'
    beforeAll(async () => {
      histories = await postgresHistories(tax)
    })
    afterAll(() => histories?.close())

    it('keeps every invariant after every step', { timeout: 600_000 }, async () => {
      const tallies: Array<Tally> = []
      await fc.assert(
        fc.asyncProperty(history(60), async (each) => {
          tallies.push(await live(await histories.fresh(), each, tax))
        }),
        { seed, numRuns: inPostgres, endOnFailure },
      )
      console.log(`${inPostgres} histories in PostgreSQL, VEXA_SEED=${seed}:`, summed(tallies))
    })
  })
})
