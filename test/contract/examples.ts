import { randomUUID } from 'node:crypto'
import type { Admin } from '../../src/domain/accounts/admin.ts'
import { begin, type Session } from '../../src/domain/accounts/session.ts'
import type { User } from '../../src/domain/accounts/user.ts'
import { zero } from '../../src/domain/kernel/money.ts'
import type { CustomRequest, Delivery, RequestStatus } from '../../src/domain/requests/custom-request.ts'
import type { Quote } from '../../src/domain/requests/quote.ts'
import type { Sale } from '../../src/domain/sales/sale.ts'
import type { Ids } from '../../src/ports/kernel/ids.ts'

export const someTime = new Date('2026-03-02T09:00:00.000Z')

export const aUser = (ids: Ids, facts: Partial<User> = {}): User => {
  const id = ids.next()
  return {
    id,
    email: `${id}@buyers.example`,
    name: 'Ada Obi',
    status: 'unverified',
    passwordHash: 'hash of a password',
    emailVerifiedAt: facts.status === 'active' ? someTime : null,
    createdAt: someTime,
    ...facts,
  }
}

export const anAdmin = (ids: Ids, facts: Partial<Admin> = {}): Admin => {
  const id = ids.next()
  return {
    id,
    email: `${id}@shop.example`,
    name: 'Olu Bello',
    role: 'owner',
    status: 'active',
    passwordHash: 'hash of a password',
    hasJoined: facts.status !== 'invited',
    hasSecondFactor: false,
    createdAt: someTime,
    ...facts,
  }
}

export const aSession = (ids: Ids, facts: Pick<Session, 'kind' | 'ownerId'>, now = someTime): Session =>
  begin({ id: ids.next(), userAgent: 'a browser', address: '192.0.2.7', ...facts }, now)

const unquoted: ReadonlyArray<RequestStatus> = ['submitted', 'declined', 'cancelled']

export const aQuote = (ids: Ids, facts: Partial<Quote> = {}): Quote => ({
  id: ids.next(),
  price: { amount: 4_000_000, currency: 'NGN' },
  scope: 'Reads the mail, books it, tells of what it could not read.',
  validUntil: new Date('2026-03-09T09:00:00.000Z'),
  ...facts,
})

type Standing = Readonly<{ status?: RequestStatus; quote?: Quote | null; delivery?: Delivery | null }>
export type RequestFacts = Standing &
  Pick<CustomRequest, 'userId'> &
  Partial<Omit<CustomRequest, 'status' | 'quote' | 'delivery'>>

/** A request that has the quote its status takes; who wants one that was delivered says what. */
export const aRequest = (ids: Ids, { status = 'submitted', ...facts }: RequestFacts): CustomRequest =>
  ({
    id: ids.next(),
    title: 'Invoices from mail to the ledger',
    description: 'Read invoices that come by mail and book them.',
    integrations: ['gmail', 'google-sheets'],
    budget: { amount: 5_000_000, currency: 'NGN' },
    deadline: new Date('2026-06-01T00:00:00.000Z'),
    status,
    quote: unquoted.includes(status) ? null : aQuote(ids),
    delivery: null,
    revisionsAsked: 0,
    messageCount: 0,
    createdAt: someTime,
    updatedAt: someTime,
    revision: 1,
    ...facts,
  }) as CustomRequest

/** A sale at this price, for which Paystack kept nothing. */
export const aSale = (ids: Ids, facts: Pick<Sale, 'userId' | 'item' | 'price'> & Partial<Sale>): Sale => ({
  id: ids.next(),
  reference: aReference(),
  charged: facts.price.total,
  fees: zero(facts.price.total.currency),
  status: 'paid',
  providerId: null,
  paidAt: someTime,
  ...facts,
})

export const aReference = (): string => `VX-${randomUUID()}`

/** The SHA-256 of a token that nobody has. */
export const aTokenHash = (): string => randomUUID().replaceAll('-', '').padEnd(64, '0')
