import type { EmailAddress } from '../../../domain/accounts/email-address.ts'
import type { User } from '../../../domain/accounts/user.ts'
import type { Entitlement } from '../../../domain/delivery/entitlement.ts'
import { O, pipe, TE } from '../../../domain/kernel/fp.ts'
import { invalid } from '../../../domain/kernel/invalid.ts'
import { at, flaw } from '../../../domain/kernel/issue.ts'
import { alreadyOwned, disputeOpen, notReassignable, saleNotFound } from '../../../domain/sales/failures.ts'
import { workflowIn } from '../../../domain/sales/item.ts'
import { reassign as decide } from '../../../domain/sales/reassign.ts'
import { correctReceipt } from '../../../domain/sales/receipts/issue.ts'
import type { Sale } from '../../../domain/sales/sale.ts'
import { Users } from '../../../ports/accounts/users.ts'
import { Entitlements } from '../../../ports/delivery/entitlements.ts'
import { AuditLog } from '../../../ports/kernel/audit-log.ts'
import type { Deps } from '../../../ports/kernel/port.ts'
import { conflict, Transact, type Tx, type Unavailable } from '../../../ports/kernel/transact.ts'
import { Checkouts } from '../../../ports/sales/checkouts.ts'
import { Sales } from '../../../ports/sales/sales.ts'
import type { Operator } from '../../kernel/caller.ts'
import { useCase } from '../../kernel/use-case.ts'
import { issuing, keepPapers, named } from '../receipts/keep-papers.ts'

const needs = {
  ...issuing,
  users: Users,
  entitlements: Entitlements,
  checkouts: Checkouts,
  sales: Sales,
  auditLog: AuditLog,
  transact: Transact,
}
type Needs = Deps<typeof needs>

type Input = Readonly<{ saleId: string; email: EmailAddress; reason: string; operator: Operator }>

const mayOwn = ({ status }: Pick<User, 'status'>): boolean => status === 'unverified' || status === 'active'

const newOwner = ({ users }: Needs, email: EmailAddress) =>
  pipe(
    users.byEmail(email),
    TE.map(O.filter(mayOwn)),
    TE.flatMap(
      TE.fromOption(() => invalid({ issues: [at('/email')(flaw('unknown_account', 'no account has this address'))] })),
    ),
  )

type Held = Readonly<{ from: O.Option<Entitlement>; to: O.Option<Entitlement> }>

/**
 * Both accounts' locks of the item, in one order whichever way it goes: two that cross wait for each other in turn. What
 * was made to order has none, for it is not moved.
 */
const heldBy =
  ({ entitlements }: Needs, { userId, item }: Sale, toUserId: string) =>
  (tx: Tx): TE.TaskEither<Unavailable, Held> => {
    const workflowId = workflowIn(item)
    if (workflowId === null) return TE.right({ from: O.none, to: O.none })
    return pipe(
      [userId, toUserId].toSorted(),
      TE.traverseSeqArray((each) => entitlements.lock(tx)(each, workflowId)),
      TE.map(([first = O.none, second = O.none]) =>
        userId < toUserId ? { from: first, to: second } : { from: second, to: first },
      ),
    )
  }

/** The sale under its checkout's lock, if it is still the one that was looked at. */
const lockedSale =
  ({ checkouts, sales }: Needs, seen: Sale) =>
  (tx: Tx) =>
    pipe(
      checkouts.lock(tx)(seen.reference),
      TE.flatMap(() => sales.of(tx)(seen.reference)),
      TE.flatMap(TE.fromOption(() => saleNotFound({}))),
      TE.filterOrElseW(
        ({ userId }) => userId === seen.userId,
        () => conflict({ what: 'the buyer' }),
      ),
    )

/** Whose receipt it is, put right on paper. */
const corrected =
  (deps: Needs, { id }: Sale) =>
  (tx: Tx) =>
    pipe(
      deps.receipts.billable(tx)(id),
      TE.flatMap(TE.fromOption(() => saleNotFound({}))),
      TE.bindTo('sale'),
      TE.bindW('receipt', () => named(deps)(tx)('receipt')),
      TE.bindW('note', () => named(deps)(tx)('credit_note')),
      TE.bindW('papers', () => deps.receipts.ofSale(tx)(id)),
      TE.flatMap(({ sale, receipt, note, papers }) =>
        keepPapers(deps)(tx)(correctReceipt(papers, sale, deps.ids.next(), { receipt, note })),
      ),
    )

const moved = (deps: Needs, seen: Sale, to: User, { reason, operator }: Input) =>
  deps.transact((tx) =>
    pipe(
      heldBy(deps, seen, to.id)(tx),
      TE.bindTo('held'),
      TE.bindW('sale', () => lockedSale(deps, seen)(tx)),
      TE.bindW('decision', ({ sale, held }) =>
        TE.fromEither(decide(sale, { ...held, toUserId: to.id, entitlementId: deps.ids.next(), at: deps.clock.now() })),
      ),
      TE.tap(({ decision: { state } }) => deps.entitlements.save(tx)(state.from)),
      TE.tap(({ decision: { state } }) => deps.entitlements.save(tx)(state.to)),
      TE.tap(({ sale }) => deps.checkouts.handedOver(tx)(sale.reference, to.id)),
      TE.tap(({ sale }) => deps.sales.handedOver(tx)(sale.id, to.id)),
      TE.tap(({ sale }) => corrected(deps, sale)(tx)),
      TE.tap(({ decision }) => deps.events.append(tx)(decision.events)),
      TE.tap(({ sale }) =>
        deps.auditLog.append(tx)({
          actor: operator.adminId,
          action: 'sale.reassign',
          subject: sale.id,
          facts: { fromUserId: sale.userId, toUserId: to.id },
          reason,
        }),
      ),
      TE.map(({ sale }): Sale => ({ ...sale, userId: to.id })),
    ),
  )

/**
 * Moves a sale to the account of an e-mail address, whole and at once: purchase, right and receipt. The old account loses
 * it, both are told, and one row of the audit log says who did it and why. To whom it belongs already, nothing happens.
 */
export const reassignSale = useCase(
  'ReassignSale',
  needs,
  [saleNotFound, invalid, alreadyOwned, disputeOpen, notReassignable],
  (deps) => (input: Input) =>
    pipe(
      deps.sales.byId(input.saleId),
      TE.flatMap(TE.fromOption(() => saleNotFound({}))),
      TE.bindTo('seen'),
      TE.bindW('to', () => newOwner(deps, input.email)),
      TE.bindW('sale', ({ seen, to }) => (seen.userId === to.id ? TE.right(seen) : moved(deps, seen, to, input))),
      TE.map(({ sale, to }) => ({ sale, buyer: { id: to.id, email: to.email } })),
    ),
)
