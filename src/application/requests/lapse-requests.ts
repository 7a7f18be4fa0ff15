import { pipe, TE } from '../../domain/kernel/fp.ts'
import { lapse } from '../../domain/requests/moves.ts'
import { Events } from '../../ports/kernel/events.ts'
import type { Deps } from '../../ports/kernel/port.ts'
import { Transact } from '../../ports/kernel/transact.ts'
import { CustomRequests } from '../../ports/requests/custom-requests.ts'
import { useCase } from '../kernel/use-case.ts'
import { keepRequest } from './changed-request.ts'

const needs = { requests: CustomRequests, events: Events, transact: Transact }

/** In one transaction; what is left over is the next round's. */
const atOnce = 50

const oneRound = (deps: Deps<typeof needs>) =>
  deps.transact((tx) =>
    pipe(
      deps.requests.lockDue(tx)(atOnce),
      TE.tap(TE.traverseSeqArray(({ request, now }) => keepRequest(deps)(tx, request, lapse(request, now)))),
      TE.map((due) => due.length),
    ),
  )

const rounds = (deps: Deps<typeof needs>): ReturnType<typeof oneRound> =>
  pipe(
    oneRound(deps),
    TE.flatMap((count) => (count < atOnce ? TE.right(count) : rounds(deps))),
  )

/** Lets quotes expire that nobody answered in time, and closes what buyers have had long enough to look at. */
export const lapseRequests = useCase(
  'LapseRequests',
  needs,
  [],
  (deps) => (_: Readonly<Record<never, never>>) => rounds(deps),
)
