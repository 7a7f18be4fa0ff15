import type { FailedBy } from '../../../domain/kernel/failure.ts'
import { O, pipe, TE } from '../../../domain/kernel/fp.ts'
import { providerUnavailable } from '../../../domain/sales/failures.ts'
import { hasArrived } from '../../../domain/sales/payment.ts'
import {
  type Counts,
  counted,
  noCounts,
  type Place,
  type Reconciliation,
} from '../../../domain/sales/reconciliation.ts'
import type { Reference } from '../../../domain/sales/reference.ts'
import { Events } from '../../../ports/kernel/events.ts'
import type { Deps } from '../../../ports/kernel/port.ts'
import type { Conflict, Unavailable } from '../../../ports/kernel/transact.ts'
import { type BooksPage, ProviderBooks } from '../../../ports/sales/provider-books.ts'
import { useCase } from '../../kernel/use-case.ts'
import { askAboutUnseen, comparePayments, reconcilingPayments } from './reconcile-payments.ts'
import { compareRefunds, reconcilingRefunds } from './reconcile-refunds.ts'
import { reconciliationWentOn } from './went-on.ts'

const needs = { ...reconcilingPayments, ...reconcilingRefunds, books: ProviderBooks, events: Events }
type Needs = Deps<typeof needs>
type Refusal = Conflict | Unavailable | FailedBy<typeof providerUnavailable>

/** What a piece of work came to: where to go on, what was counted, what of ours was seen at the provider. */
type Done = Readonly<{ to: Place; counts: Counts; seen: ReadonlyArray<Reference> }>

/** Asked about one by one within a job's time. */
const atOnce = 25
/** No shop's month has more pages; a list without an end is not followed. */
const mostPages = 10_000

const after = ({ stage, page }: Place, { isLast }: BooksPage<unknown>, next: Place['stage']): Place =>
  isLast || page >= mostPages ? { stage: next, page: 1, after: null } : { stage, page: page + 1, after: null }

/** What cannot be read is not passed over in silence. */
const alertUnreadable = ({ alerts }: Needs, { unreadable }: BooksPage<unknown>) =>
  unreadable > 0 ? alerts.raise('the provider’s list cannot be read', { count: unreadable }) : TE.right(undefined)

const looked = (counts: Counts, lookedAt: number): Counts => counted(counts, { ...noCounts, lookedAt })

const ofPayments = (deps: Needs, { window, place }: Reconciliation): TE.TaskEither<Refusal, Done> =>
  pipe(
    deps.books.payments(window, place.page),
    TE.tap((page) => alertUnreadable(deps, page)),
    TE.bindTo('page'),
    TE.bindW('known', ({ page }) => deps.reconciliations.known(page.items.map(({ reference }) => reference))),
    TE.bindW('counts', ({ page, known }) => comparePayments(deps, page.items, known)),
    TE.map(({ page, counts }) => ({
      to: after(place, page, 'sales'),
      counts: looked(counts, page.items.length),
      seen: page.items.filter(hasArrived).map(({ reference }) => reference),
    })),
  )

const ofSales = (deps: Needs, reconciliation: Reconciliation): TE.TaskEither<Refusal, Done> =>
  pipe(
    deps.reconciliations.unseen(reconciliation, atOnce),
    TE.bindTo('unseen'),
    TE.bindW('counts', ({ unseen }) => askAboutUnseen(deps, unseen)),
    TE.map(({ unseen, counts }) => ({
      to:
        unseen.length < atOnce
          ? { stage: 'refunds', page: 1, after: null }
          : { stage: 'sales', page: 1, after: unseen.at(-1)?.reference ?? null },
      counts: looked(counts, unseen.length),
      seen: [],
    })),
  )

const ofRefunds = (deps: Needs, { window, place }: Reconciliation): TE.TaskEither<Refusal, Done> =>
  pipe(
    deps.books.refunds(window, place.page),
    TE.tap((page) => alertUnreadable(deps, page)),
    TE.bindTo('page'),
    TE.bindW('counts', ({ page }) => compareRefunds(deps, page.items)),
    TE.map(({ page, counts }) => ({
      to: after(place, page, 'done'),
      counts: looked(counts, page.items.length),
      seen: [],
    })),
  )

const work = (deps: Needs, reconciliation: Reconciliation): TE.TaskEither<Refusal, Done> => {
  switch (reconciliation.place.stage) {
    case 'transactions':
      return ofPayments(deps, reconciliation)
    case 'sales':
      return ofSales(deps, reconciliation)
    default:
      return ofRefunds(deps, reconciliation)
  }
}

const isAt = (a: Place, b: Place): boolean => a.stage === b.stage && a.page === b.page && a.after === b.after

const wentOn = (deps: Needs, { id, place }: Reconciliation, { to, counts, seen }: Done) =>
  deps.transact((tx) =>
    pipe(
      deps.reconciliations.goOn(tx)(id, place, to, counts, seen),
      TE.flatMap((isFirst) => (isFirst ? deps.events.append(tx)([reconciliationWentOn(id, to)]) : TE.right(undefined))),
    ),
  )

/**
 * Does the next piece of a comparison: a page of the provider's payments, some of our own that were not among them, or a
 * page of its refunds. A crash or a silent provider loses nothing: the piece is done again, and what it finds is kept once.
 */
export const continueReconciliation = useCase(
  'ContinueReconciliation',
  needs,
  [providerUnavailable],
  (deps) =>
    ({ id, place }: Readonly<{ id: string; place: Place }>) =>
      pipe(
        deps.reconciliations.find(id),
        TE.map(O.filter((each) => each.place.stage !== 'done' && isAt(each.place, place))),
        TE.flatMap(
          O.match(
            (): TE.TaskEither<Refusal, void> => TE.right(undefined),
            (reconciliation) =>
              pipe(
                work(deps, reconciliation),
                TE.flatMap((done) => wentOn(deps, reconciliation, done)),
              ),
          ),
        ),
      ),
)
