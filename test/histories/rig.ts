import type { Resolve } from '../../src/adapters/http/kernel/perform.ts'
import type { Announced } from '../../src/application/kernel/reaction.ts'
import type { PretendPaystack } from '../support/pretend-paystack.ts'
import type { Book } from './book.ts'

/** A process that dies in the middle of its work: nothing after this was done by it. */
export class Crash extends Error {}

/** When a process dies: at its `statement`th statement, before the server hears of it, or after the next commit. */
export type CrashPlan = Readonly<{ statement: number; afterCommit: boolean }>

/** A job that waits: which queue, and the event that it is for. */
export type Job = Readonly<{ id: string; queue: string; event: Announced }>

/** A shop that a history happens to: in memory or on PostgreSQL. */
export type Rig = Readonly<{
  resolve: Resolve
  paystack: PretendPaystack
  secretKey: string
  now: () => Date
  advance: (ms: number) => Promise<void>
  /** Does something in a process that may die as planned; `crashed` when it did. */
  live: <A>(plan: CrashPlan | null, work: () => Promise<A>) => Promise<A | 'crashed'>
  /** How many of its processes died. */
  crashes: () => number
  jobs: () => Promise<ReadonlyArray<Job>>
  forget: (job: Job) => Promise<void>
  book: () => Promise<Book>
  /** What else is broken, that a book does not show. */
  broken: () => Promise<ReadonlyArray<string>>
  close: () => Promise<void>
}>

/** Counts statements, and says which one is the last of this life. */
export const mortality = () => {
  let plan: CrashPlan | null = null
  let seen = 0
  let isDead = false
  let isDoomed = false
  let crashes = 0
  const die = (): never => {
    if (!isDead) crashes += 1
    isDead = true
    throw new Crash('the process died')
  }
  return {
    begin: (next: CrashPlan | null) => {
      plan = next
      seen = 0
      isDead = false
      isDoomed = false
    },
    isDead: () => isDead,
    crashes: () => crashes,
    /** Called before every statement. */
    statement: () => {
      if (isDead) die()
      if (plan === null) return
      seen += 1
      if (seen < plan.statement) return
      if (plan.afterCommit) isDoomed = true
      else die()
    },
    /** Called after every commit. */
    committed: () => {
      if (isDoomed) die()
    },
  }
}

export type Mortality = ReturnType<typeof mortality>
