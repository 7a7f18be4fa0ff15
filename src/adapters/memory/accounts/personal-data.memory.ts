import type { EmailAddress } from '../../../domain/accounts/email-address.ts'
import type { Workflow } from '../../../domain/catalogue/workflow.ts'
import type { ListedAct } from '../../../domain/insight/listed-act.ts'
import type { CustomRequest } from '../../../domain/requests/custom-request.ts'
import type { PersonalData } from '../../../ports/accounts/personal-data.ts'
import type { Clock } from '../../../ports/kernel/clock.ts'
import type { Tx } from '../../../ports/kernel/transact.ts'
import { workflows, workflowVersions } from '../catalogue/workflows.memory.ts'
import { links } from '../delivery/download-links.memory.ts'
import { downloads } from '../delivery/downloads.memory.ts'
import { entitlements } from '../delivery/entitlements.memory.ts'
import { connections } from '../delivery/n8n-connections.memory.ts'
import { acts } from '../kernel/audit-log.memory.ts'
import { done, type Memory, type Shelf, shelf } from '../kernel/memory.ts'
import { wanted } from '../notifications/recipients.memory.ts'
import { customRequests, messages } from '../requests/custom-requests.memory.ts'
import { checkouts } from '../sales/checkouts.memory.ts'
import { objections } from '../sales/objections.memory.ts'
import { disputes, refunds } from '../sales/outgoings.memory.ts'
import { receipts } from '../sales/receipts.memory.ts'
import { sales } from '../sales/sales.memory.ts'
import { codes } from './email-codes.memory.ts'
import { knownAddresses } from './known-addresses.memory.ts'
import { resets } from './password-resets.memory.ts'
import { sessions } from './sessions.memory.ts'
import { users } from './users.memory.ts'

/** Who was erased, and when. */
const erasures = shelf<Readonly<{ id: string; at: Date }>>('erasures')

const keysOf = <A>(of: Shelf<A>, tx: Tx, isMeant: (each: A) => boolean): ReadonlySet<string> =>
  new Set([...of.of(tx)].flatMap(([key, each]) => (isMeant(each) ? [key] : [])))

const drop = <A>(of: Shelf<A>, tx: Tx, isMeant: (each: A) => boolean): void => {
  for (const key of keysOf(of, tx, isMeant)) of.of(tx).delete(key)
}

const change = <A>(of: Shelf<A>, tx: Tx, isMeant: (each: A) => boolean, to: (each: A) => A): void => {
  for (const [key, each] of [...of.of(tx)]) if (isMeant(each)) of.of(tx).set(key, to(each))
}

const withoutReason = ({ facts: { reason: _, ...facts }, ...act }: ListedAct): ListedAct => ({ ...act, facts })

const emptied = (request: CustomRequest): CustomRequest =>
  ({
    ...request,
    ...{ title: '', description: '', integrations: [], budget: null, deadline: null },
    quote: request.quote === null ? null : { ...request.quote, scope: '' },
  }) as CustomRequest

/** The same as the tables' registry says, of what is kept in memory. */
export const memoryPersonalData = (memory: Memory, clock: Clock): PersonalData => {
  const erase = (tx: Tx, userId: string): void => {
    const isTheirs = (each: Readonly<{ userId: string }>): boolean => each.userId === userId
    const rights = keysOf(entitlements, tx, isTheirs)
    const requests = keysOf(customRequests, tx, isTheirs)
    const paid = new Set(
      [...checkouts.of(tx).values(), ...receipts.of(tx).values()].filter(isTheirs).map(({ reference }) => reference),
    )
    const contested = keysOf(disputes, tx, ({ reference }) => paid.has(reference))

    const about = new Set([userId, ...paid, ...requests, ...contested, ...keysOf(sales, tx, isTheirs)])

    const isMadeForThem = ({ madeFor }: Workflow): boolean => madeFor !== null && requests.has(madeFor)
    const made = [...workflows.of(tx).values()].filter(isMadeForThem)
    const versions = made.flatMap((each) => each.versions.map(({ id }) => id))

    change(workflows, tx, isMadeForThem, (each) => ({
      ...each,
      title: '',
      slug: `gone-${each.id}`,
      description: '',
    }))
    for (const id of versions) {
      const contents = workflowVersions.of(tx).get(id)
      if (contents !== undefined) workflowVersions.of(tx).set(id, { ...contents, changelog: '' })
    }
    change(customRequests, tx, isTheirs, emptied)
    change(
      messages,
      tx,
      ({ requestId }) => requests.has(requestId),
      (each) => ({ ...each, text: '' }),
    )
    change(checkouts, tx, isTheirs, (each) => ({ ...each, returnUrl: null }))
    change(
      refunds,
      tx,
      ({ reference }) => paid.has(reference),
      (each) => ({ ...each, reason: 'erased', failure: null }),
    )
    change(
      objections,
      tx,
      ({ disputeId }) => contested.has(disputeId),
      (each) => ({ ...each, note: null }),
    )
    change(
      downloads,
      tx,
      ({ entitlementId }) => rights.has(entitlementId),
      (each) => ({ ...each, addressHash: null }),
    )
    change(acts, tx, ({ subject }) => about.has(subject), withoutReason)
    drop(links, tx, ({ entitlementId }) => rights.has(entitlementId))
    drop(codes, tx, isTheirs)
    drop(resets, tx, isTheirs)
    drop(connections, tx, isTheirs)
    drop(sessions, tx, ({ kind, ownerId }) => kind === 'user' && ownerId === userId)
    drop(knownAddresses, tx, ({ kind, ownerId }) => kind === 'user' && ownerId === userId)
    wanted.of(tx).delete(userId)
    change(
      users,
      tx,
      ({ id }) => id === userId,
      (each) => ({
        ...each,
        email: '' as EmailAddress,
        name: '',
        passwordHash: '',
        emailVerifiedAt: null,
      }),
    )
    change(receipts, tx, isTheirs, (each) => ({ ...each, buyer: { name: null, email: null } }))
    if (!erasures.of(tx).has(userId)) erasures.of(tx).set(userId, { id: userId, at: clock.now() })
  }
  return {
    erase: (tx) => (userId) => done(() => erase(tx, userId)),
    erasedWithin: (ms) =>
      done(() =>
        [...erasures.committed(memory).values()]
          .filter(({ at }) => clock.now().getTime() - at.getTime() < ms)
          .sort((a, b) => a.at.getTime() - b.at.getTime())
          .map(({ id }) => id),
      ),
  }
}
