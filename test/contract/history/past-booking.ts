import { done } from '../../../src/adapters/memory/kernel/memory.ts'
import { ledgerEntries } from '../../../src/adapters/memory/sales/sales.memory.ts'
import type { Posting } from '../../../src/domain/sales/ledger.ts'
import { type Side, succeed } from '../both.ts'
import { aReference } from '../examples.ts'
import { written } from './written.ts'

type PastBooking = Readonly<{ at: Date; currency: string; postings: ReadonlyArray<Posting> }>

/** A booking of some time ago, which has to balance. */
export const pastBooking = async (side: Side, { at, currency, postings }: PastBooking): Promise<void> => {
  const [txnId, reference] = [side.ids.next(), aReference()]
  const entries = postings.filter(({ delta }) => delta !== 0).map((posting) => ({ id: side.ids.next(), ...posting }))
  if (side.kind === 'memory')
    await succeed(
      side.transact((tx) =>
        done(() => {
          for (const { id, account, delta } of entries)
            ledgerEntries.of(tx).set(id, { account, delta, txnId, reference, currency, at })
        }),
      ),
    )
  else
    await written(
      side,
      entries.map(({ id, account, delta }) => [
        `insert into ledger_entries (id, txn_id, reference, account, currency, delta, at)
         values ($1, $2, $3, $4, $5, $6, $7)`,
        [id, txnId, reference, account, currency, delta, at],
      ]),
    )
}
