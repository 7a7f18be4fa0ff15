import type { FailedBy } from '../../domain/kernel/failure.ts'
import type { E } from '../../domain/kernel/fp.ts'
import type { badSignature } from '../../domain/sales/failures.ts'
import type { PaymentEvent } from '../../domain/sales/payment-event.ts'
import { port } from '../kernel/port.ts'

/** Reads what a provider sent, if it really sent it. `signatures` is every value of the signature's header. */
export type PaymentEvents = Readonly<{
  provider: string
  read: (bytes: Uint8Array, signatures: ReadonlyArray<string>) => E.Either<FailedBy<typeof badSignature>, PaymentEvent>
}>
export const PaymentEvents = port<PaymentEvents>('PaymentEvents')
