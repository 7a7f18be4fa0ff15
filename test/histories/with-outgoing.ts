import type { Resolve } from '../../src/adapters/http/kernel/perform.ts'
import type { AnyUseCase } from '../../src/application/kernel/use-case.ts'
import { readOutgoing } from '../../src/application/sales/outgoing/read-outgoing.ts'
import { requestRefund } from '../../src/application/sales/outgoing/request-refund.ts'
import { sendRefund } from '../../src/application/sales/outgoing/send-refund.ts'
import { sweepOutgoing } from '../../src/application/sales/outgoing/sweep-outgoing.ts'
import type { Port } from '../../src/ports/kernel/port.ts'

const outgoing: ReadonlyArray<AnyUseCase> = [readOutgoing, requestRefund, sendRefund, sweepOutgoing]

/** A shop's parts, and the use cases of money that goes back made of them. */
export const withOutgoing = (resolve: Resolve): Resolve => {
  const made = new Map<symbol, unknown>()
  const of = <A>(port: Port<A>): A => (made.has(port) ? (made.get(port) as A) : resolve(port))
  for (const { port, needs, make } of outgoing)
    made.set(port, make(Object.fromEntries(Object.entries(needs).map(([name, each]) => [name, of(each as symbol)]))))
  return of
}
