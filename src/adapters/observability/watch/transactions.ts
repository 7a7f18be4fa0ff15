import type { Transact } from '../../../ports/kernel/transact.ts'
import { outcomeOf } from '../outcome.ts'
import type { Telemetry } from '../telemetry.ts'
import { timer } from '../timer.ts'

/** The same, each transaction timed with its tries, and counted by what it came to. */
export const watchedTransact = (telemetry: Telemetry, transact: Transact): Transact => {
  const time = timer(telemetry, { name: 'vexa_transaction', description: 'Transactions' })
  const what = { span: 'transaction', labels: {} }
  return (work) => () => time(what, transact(work), outcomeOf)
}
