import { E, pipe, TE } from '../../domain/kernel/fp.ts'
import type { AuditLog } from '../../ports/kernel/audit-log.ts'
import type { Events } from '../../ports/kernel/events.ts'
import type { Log } from '../../ports/kernel/log.ts'
import type { Transact, Tx } from '../../ports/kernel/transact.ts'

type Kept = Readonly<{ transact: Transact; events: Events; auditLog: AuditLog }>

/**
 * The same three, and the log learns of every event and every act once its transaction is committed: what operators did,
 * what moved money. What was rolled back is not told. Ids only: an act's facts may hold words that somebody wrote.
 */
export const toldAfterCommit = (log: Log, { transact, events, auditLog }: Kept): Kept => {
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
              for (const { _tag, subject } of announced) log.info({ event: _tag, subject }, 'event')
            }),
          ),
        ),
    },
    auditLog: {
      append: (tx) => (act) =>
        pipe(
          auditLog.append(tx)(act),
          TE.tap(() =>
            later(tx, () => log.info({ actor: act.actor, action: act.action, subject: act.subject }, 'act')),
          ),
        ),
    },
  }
}
