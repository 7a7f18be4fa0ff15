import type { JobWithMetadata } from 'pg-boss'
import { reportGivenUpJob } from '../../application/insight/report-given-up-job.ts'
import type { Announced, Reaction } from '../../application/kernel/reaction.ts'
import type { AnyUseCase, UseCase } from '../../application/kernel/use-case.ts'
import type { Failed } from '../../domain/kernel/failure.ts'
import { pipe, TE } from '../../domain/kernel/fp.ts'
import type { Port } from '../../ports/kernel/port.ts'
import type { Carried } from './job-watch.ts'

type Resolve = <A>(port: Port<A>) => A

/** A job that nobody tries again. A schedule's has no event. */
export type GivenUpJob = Readonly<{ queue: string; job: string; event: Announced | null; failure: string }>

/** Nothing is left to say why when the process ended or the time was up. */
const unfinished = 'unfinished'

const failureIn = (output: unknown): string =>
  typeof output === 'object' && output !== null && 'failure' in output && typeof output.failure === 'string'
    ? output.failure
    : unfinished

/** What a dead letter is about, and what it carries of its cause. */
export const givenUpJobOf = ({
  id,
  data,
  ...source
}: JobWithMetadata<unknown>): GivenUpJob & Readonly<{ carried: Carried | null }> => {
  const { carried = null, ...event } = (data ?? {}) as Announced & Readonly<{ carried?: Carried }>
  return {
    queue: source.sourceName ?? 'unknown',
    job: source.sourceId ?? id,
    event: data === null ? null : event,
    failure: failureIn(source.sourceOutput),
    carried,
  }
}

/** Does what a reaction wants done when it is given up, then calls a person; in this order, so that a second try calls once. */
export const bidFarewell = (
  resolve: Resolve,
  reactions: ReadonlyArray<Reaction>,
  { queue, job, event, failure }: GivenUpJob,
): TE.TaskEither<Failed, unknown> => {
  const perform = (useCase: AnyUseCase, input: unknown) =>
    resolve<UseCase<unknown, Failed, unknown>>(useCase.port)(input)
  const farewell = reactions.find((each) => each.queue === queue)?.whenGivenUp ?? null
  return pipe(
    farewell === null || event === null
      ? TE.right(undefined)
      : perform(farewell.useCase, farewell.toInput(event, failure)),
    TE.flatMap(() =>
      perform(reportGivenUpJob, { queue, job, event: event?._tag ?? null, subject: event?.subject ?? null, failure }),
    ),
  )
}
