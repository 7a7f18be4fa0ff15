import type { Failure } from '../../domain/kernel/failure.ts'
import type { DomainEvent } from '../../ports/kernel/events.ts'
import type { Needs } from '../../ports/kernel/port.ts'
import type { AnyUseCase, Wired } from './use-case.ts'

/** An event as it reaches who reacts to it; its id is the same however often it comes. */
export type Announced = DomainEvent & Readonly<{ id: string }>

/** What follows an event, later and at least once: a use case, run by whatever queue is plugged in. */
export type Reaction = Readonly<{
  queue: string
  on: ReadonlyArray<string>
  useCase: AnyUseCase
  toInput: (event: Announced) => unknown
  whenGivenUp: Farewell | null
}>

/** What is done once a reaction is given up; `failure` is the tag of what it met last. */
export type Farewell = Readonly<{ useCase: AnyUseCase; toInput: (event: Announced, failure: string) => unknown }>

/** What happens on a schedule, once over all instances. `cron` has five fields and is in UTC. */
export type Schedule = Readonly<{ queue: string; cron: string; useCase: AnyUseCase; toInput: () => unknown }>

export const reaction = <N extends Needs, F extends Failure, I, A>(
  queue: string,
  on: ReadonlyArray<string>,
  useCase: Wired<N, F, I, A>,
  toInput: (event: Announced) => I,
): Reaction => ({ queue, on, useCase, toInput, whenGivenUp: null })

/** Adds to a reaction what is to be done when it is given up. */
export const orElse = <N extends Needs, F extends Failure, I, A>(
  each: Reaction,
  useCase: Wired<N, F, I, A>,
  toInput: (event: Announced, failure: string) => I,
): Reaction => ({ ...each, whenGivenUp: { useCase, toInput } })

export const schedule = <N extends Needs, F extends Failure, I, A>(
  queue: string,
  cron: string,
  useCase: Wired<N, F, I, A>,
  toInput: () => I,
): Schedule => ({ queue, cron, useCase, toInput })
