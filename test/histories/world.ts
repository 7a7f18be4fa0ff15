import { signatureOf } from '../../sandbox/paystack/webhooks/signature.ts'
import { uuidIds } from '../../src/adapters/security/crypto.random.ts'
import type { Operator } from '../../src/application/kernel/caller.ts'
import { Admins } from '../../src/ports/accounts/admins.ts'
import { Users } from '../../src/ports/accounts/users.ts'
import { Transact } from '../../src/ports/kernel/transact.ts'
import { succeed } from '../contract/both.ts'
import { aWorkflow, stock } from '../contract/delivery/stock.ts'
import { anAdmin, aUser } from '../contract/examples.ts'
import { anOperator } from '../contract/sales/refunding.ts'
import type { Rig } from './rig.ts'

/** Who and what a history is about. */
export type World = Readonly<{
  buyers: ReadonlyArray<string>
  items: ReadonlyArray<string>
  operator: Operator
}>

/** A shop with some buyers, some items, and someone who runs it. */
export const newWorld = async ({ resolve }: Rig): Promise<World> => {
  const transact = resolve(Transact)
  const buyers = Array.from({ length: 3 }, () => aUser(uuidIds))
  for (const user of buyers) await succeed(transact((tx) => resolve(Users).add(tx)(user)))
  const items = []
  for (const amount of [500_000, 120_000]) {
    const price = { amount, currency: 'NGN' } as const
    items.push((await stock({ of: resolve, transact }, aWorkflow({ ids: uuidIds }, { price }))).id)
  }
  const admin = anAdmin(uuidIds)
  await succeed(transact((tx) => resolve(Admins).add(tx)(admin)))
  return { buyers: buyers.map(({ id }) => id), items, operator: anOperator({ adminId: admin.id, role: 'owner' }) }
}

const bodies = {
  charge: (reference: string) => ({ event: 'charge.success', data: { id: 1, reference, status: 'success' } }),
  refund: (reference: string) => ({
    event: 'refund.processed',
    data: { status: 'processed', transaction_reference: reference, amount: '1', currency: 'NGN' },
  }),
  dispute: (reference: string) => ({
    event: 'charge.dispute.create',
    data: { id: 1, status: 'awaiting-merchant-feedback', transaction: { reference } },
  }),
}

/** What Paystack sends about a payment, and its signature. */
export const noticeOf = (what: keyof typeof bodies, reference: string, key: string) => {
  const bytes = Buffer.from(JSON.stringify(bodies[what](reference)))
  return { bytes, signatures: [signatureOf(bytes, key)] }
}
