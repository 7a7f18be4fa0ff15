import { E, pipe, TE } from '../../domain/kernel/fp.ts'
import type { Act, AuditLog } from '../../ports/kernel/audit-log.ts'
import type { DomainEvent, Events } from '../../ports/kernel/events.ts'
import type { Log } from '../../ports/kernel/log.ts'
import type { Transact, Tx } from '../../ports/kernel/transact.ts'

/** Who learns of what was committed. */
export type Ears = Readonly<{ event: (event: DomainEvent) => void; act: (act: Act) => void }>

/** Lines of the log. Ids only: an act's facts may hold words that somebody wrote. */
export const linesIn = (log: Log): Ears => ({
  event: ({ _tag, subject }) => log.info({ event: _tag, subject }, 'event'),
  act: ({ actor, action, subject }) => log.info({ actor, action, subject }, 'act'),
})

type Kept = Readonly<{ transact: Transact; events: Events; auditLog: AuditLog }>

/**
 * The same three, and all ears learn of every event and every act once its transaction is committed: what operators did,
 * what moved money. What was rolled back is not told.
 */
export const toldAfterCommit = (ears: ReadonlyArray<Ears>, { transact, events, auditLog }: Kept): Kept => {
  const untold = new WeakMap<Tx, Array<() => void>>()
  const later = (tx: Tx, line: () => void) => TE.fromIO(() => void untold.get(tx)?.push(line))
  return {
    transact: (work) => async () => {
      let lines: Array<() => void> = []
      const result = await transact((tx) => {
        // Tried again, work tells its story anew.
        lines = []
        untold.set(tx, lines)
        return work(tx)
      })()
      if (E.isRight(result)) for (const tell of lines) tell()
      return result
    },
    events: {
      append: (tx) => (announced) =>
        pipe(
          events.append(tx)(announced),
          TE.tap(() =>
            later(tx, () => {
              for (const each of announced) for (const ear of ears) ear.event(each)
            }),
          ),
        ),
    },
    auditLog: {
      append: (tx) => (act) =>
        pipe(
          auditLog.append(tx)(act),
          TE.tap(() =>
            later(tx, () => {
              for (const ear of ears) ear.act(act)
            }),
          ),
        ),
    },
  }
}
