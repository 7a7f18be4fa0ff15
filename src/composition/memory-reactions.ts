import type { Resolve } from '../adapters/http/kernel/perform.ts'
import { bidFarewell } from '../adapters/jobs/dead-letters.ts'
import { fateOf } from '../adapters/jobs/outcome.ts'
import { tries } from '../adapters/jobs/queues.ts'
import { done, type Memory, shelf } from '../adapters/memory/kernel/memory.ts'
import type { Announced, Reaction } from '../application/kernel/reaction.ts'
import type { UseCase } from '../application/kernel/use-case.ts'
import type { Failed } from '../domain/kernel/failure.ts'
import { E } from '../domain/kernel/fp.ts'
import type { Transact, Tx } from '../ports/kernel/transact.ts'

/** A reaction that waits to be run, for one event, and how often it failed. */
export type PendingReaction = Readonly<{ queue: string; event: Announced; failed: number }>

/** What became of a reaction: done, to be tried again with the next run, or put away for a person. */
export type RunReaction = PendingReaction & Readonly<{ outcome: 'done' | 'again' | 'parked' }>

const pending = shelf<PendingReaction>('pending_reactions')
const keyOf = ({ queue, event }: Pick<PendingReaction, 'queue' | 'event'>): string => `${queue} ${event.id}`

/** The queue in memory: what was announced commits with its transaction, and waits until someone runs it. */
export const memoryReactions = (memory: Memory, transact: Transact, reactions: ReadonlyArray<Reaction>) => {
  const waiting = (): ReadonlyArray<PendingReaction> => [...pending.committed(memory).values()]

  const sendReactions = (tx: Tx, events: ReadonlyArray<Announced>): void => {
    for (const event of events)
      for (const { queue } of reactions.filter(({ on }) => on.includes(event._tag)))
        pending.of(tx).set(keyOf({ queue, event }), { queue, event, failed: 0 })
  }

  const forget = (each: PendingReaction) => transact((tx) => done(() => pending.of(tx).delete(keyOf(each))))()

  const runOne = async (resolve: Resolve, each: PendingReaction): Promise<RunReaction> => {
    const found = reactions.find(({ queue }) => queue === each.queue)
    if (found === undefined) throw new Error(`no reaction has the queue ${each.queue}`)
    const result = await resolve<UseCase<unknown, Failed, unknown>>(found.useCase.port)(found.toInput(each.event))()
    if (E.isRight(result)) {
      await forget(each)
      return { ...each, outcome: 'done' }
    }
    const failed = each.failed + 1
    if (fateOf(result.left) === 'retry' && failed < tries) {
      await transact((tx) => done(() => pending.of(tx).set(keyOf(each), { ...each, failed })))()
      return { ...each, outcome: 'again' }
    }
    const { queue, event } = each
    const letter = { queue, job: event.id, event, failure: result.left._tag }
    const farewell = await bidFarewell(resolve, reactions, letter)()
    if (E.isLeft(farewell)) throw new Error(`nobody hears of what ${queue} could not do: ${farewell.left._tag}`)
    await forget(each)
    return { ...each, outcome: 'parked' }
  }

  /**
   * Runs everything that waits, and what that announces in turn; each once. What failed and may be tried again stays
   * for the next run. An exception is a bug and rejects.
   */
  const runReactions = async (resolve: Resolve): Promise<ReadonlyArray<RunReaction>> => {
    const ran = new Map<string, RunReaction>()
    for (;;) {
      const next = waiting().find((each) => !ran.has(keyOf(each)))
      if (next === undefined) return [...ran.values()]
      ran.set(keyOf(next), await runOne(resolve, next))
    }
  }

  return { waiting, sendReactions, runReactions }
}
