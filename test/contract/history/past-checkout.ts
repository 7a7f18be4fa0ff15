import { done } from '../../../src/adapters/memory/kernel/memory.ts'
import { checkouts } from '../../../src/adapters/memory/sales/checkouts.memory.ts'
import type { CheckoutStatus } from '../../../src/domain/sales/checkout.ts'
import { type Side, succeed } from '../both.ts'
import { aReference } from '../examples.ts'
import { written } from './written.ts'

type PastCheckout = Readonly<{
  userId: string
  workflowId: string
  createdAt: Date
  status: CheckoutStatus
  /** Whether Paystack ever gave a page to pay on. */
  opened: boolean
  reference?: string
}>

/** A checkout of some time ago; answers its reference. */
export const pastCheckout = async (
  side: Side,
  { userId, workflowId, createdAt, status, opened, reference = aReference() }: PastCheckout,
): Promise<string> => {
  const page = opened ? { authorizationUrl: 'https://checkout.example/page', accessCode: 'page' } : null
  const nothing = { amount: 0, currency: 'NGN' } as const
  const id = side.ids.next()
  if (side.kind === 'memory')
    await succeed(
      side.transact((tx) =>
        done(
          () =>
            void checkouts.of(tx).set(reference, {
              id,
              reference,
              userId,
              item: { kind: 'workflow', workflowId, versionId: id },
              price: { list: nothing, discount: nothing, tax: nothing, total: nothing },
              taxRule: { name: null, percent: 0, included: true },
              coupon: null,
              status,
              reviewReason: null,
              held: null,
              payPage: page,
              returnUrl: null,
              createdAt,
              expiresAt: createdAt,
              callingUntil: null,
              nextVerifyAt: null,
            }),
        ),
      ),
    )
  else
    await written(side, [
      [
        `insert into checkouts (id, reference, user_id, workflow_id, list_amount, discount_amount, tax_amount,
           total_amount, currency, tax_percent, tax_included, status, authorization_url, access_code, created_at, expires_at)
         values ($1, $2, $3, $4, 0, 0, 0, 0, 'NGN', 0, true, $5, $6, $7, $8, $8)`,
        [
          id,
          reference,
          userId,
          workflowId,
          status,
          page?.authorizationUrl ?? null,
          page?.accessCode ?? null,
          createdAt,
        ],
      ],
    ])
  return reference
}
