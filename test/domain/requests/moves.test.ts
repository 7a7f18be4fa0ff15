import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { E } from '../../../src/domain/kernel/fp.ts'
import {
  type CustomRequest,
  lookMs,
  mostRevisions,
  openStatuses,
  type RequestStatus,
  requestStatuses,
} from '../../../src/domain/requests/custom-request.ts'
import { mostMessages } from '../../../src/domain/requests/message.ts'
import * as moves from '../../../src/domain/requests/moves.ts'
import type { RequestDecision } from '../../../src/domain/requests/request-event.ts'
import { requestAt as at, delivered, delivery, later, now, standing, unquoted, words } from './examples.ts'

const all: Readonly<Record<string, (request: CustomRequest) => E.Either<object, RequestDecision>>> = {
  quote: (request) => moves.quote(request, { ...standing, id: 'quote-2' }, now, ['NGN']),
  accept: (request) => moves.accept(request, 'quote-1', now),
  reject: (request) => moves.reject(request, words, now),
  cancel: (request) => moves.cancel(request, words, now),
  decline: (request) => moves.decline(request, words, now),
  pay: (request) => moves.pay(request, now),
  deliver: (request) => moves.deliver(request, delivery, now),
  askRevision: (request) => moves.askRevision(request, words, now),
  close: (request) => moves.close(request, now),
  refund: (request) => E.right(moves.refund(request, now)),
  lapse: (request) => E.right(moves.lapse(request, later(lookMs))),
}

/** Where each move leads from where; `=` is a repeated one, which changes nothing. All else is refused. */
const table: Readonly<Record<string, Readonly<Partial<Record<RequestStatus, RequestStatus | '='>>>>> = {
  quote: { submitted: 'quoted', quoted: 'quoted' },
  accept: { quoted: 'accepted', accepted: '=' },
  reject: { quoted: 'rejected', rejected: '=' },
  cancel: { submitted: 'cancelled', quoted: 'cancelled', accepted: 'cancelled', cancelled: '=' },
  decline: { submitted: 'declined', declined: '=' },
  pay: { accepted: 'paid', paid: '=' },
  deliver: { paid: 'delivered', revision_requested: 'delivered' },
  askRevision: { delivered: 'revision_requested', revision_requested: '=' },
  close: { delivered: 'closed', revision_requested: 'closed', closed: '=' },
  refund: { paid: 'refunded', delivered: 'refunded', revision_requested: 'refunded' },
  lapse: { quoted: 'expired', delivered: 'closed' },
}

/** Moves that nobody asks for have nobody to refuse. */
const silent = ['refund', 'lapse']

describe('a custom request moves', () => {
  it.each(Object.keys(all).flatMap((move) => requestStatuses.map((status) => [move, status] as const)))(
    '%s from %s as the table says',
    (move, status) => {
      const before = at(status)
      const outcome = all[move]?.(before)
      const to = table[move]?.[status]
      if (outcome === undefined) throw new Error(`no move ${move}`)
      if (to === undefined && !silent.includes(move)) {
        expect(E.isLeft(outcome)).toBe(true)
        return
      }
      if (E.isLeft(outcome)) throw new Error(`refused: ${JSON.stringify(outcome.left)}`)
      const { state, events } = outcome.right
      if (to === undefined || to === '=') {
        expect([state.request, events]).toEqual([before, []])
        return
      }
      expect(state.request).toMatchObject({ status: to, revision: 8 })
      expect(events).toMatchObject([{ subject: 'request-1', facts: { userId: 'ada' } }])
    },
  )

  it('and whatever the moves, has the quote and the delivery that its status says', () => {
    const names = fc.array(fc.constantFrom(...Object.keys(all)), { maxLength: 30 })
    fc.assert(
      fc.property(names, (steps) => {
        let request = at('submitted')
        for (const step of steps) {
          const outcome = all[step]?.({ ...request, quote: request.quote && standing } as CustomRequest)
          if (outcome !== undefined && E.isRight(outcome)) request = outcome.right.state.request
          if (!unquoted.includes(request.status)) expect(request.quote).not.toBeNull()
          if (delivered.includes(request.status)) expect(request.delivery).not.toBeNull()
          expect(request.revisionsAsked).toBeLessThanOrEqual(mostRevisions)
        }
      }),
    )
  })
})

describe('a quote', () => {
  it('can be accepted up to its end, and not at it', () => {
    expect(moves.accept(at('quoted'), 'quote-1', later(999))).toMatchObject(E.right({ events: [{}] }))
    expect(moves.accept(at('quoted'), 'quote-1', later(1_000))).toMatchObject(E.left({ _tag: 'QuoteExpired' }))
    expect(moves.accept(at('expired'), 'quote-1', now)).toMatchObject(E.left({ _tag: 'QuoteExpired' }))
  })

  it('that was replaced cannot be accepted', () => {
    expect(moves.accept(at('quoted'), 'quote-0', now)).toMatchObject(E.left({ _tag: 'OtherQuote' }))
  })

  it.each([
    ['over already', { validUntil: now }, 'Invalid', '/validUntil'],
    ['in a foreign currency', { price: { amount: 1_000, currency: 'USD' } }, 'CurrencyUnsupported', '/price/currency'],
    ['too small to be charged', { price: { amount: 4_999, currency: 'NGN' } }, 'BelowMinimum', '/price/amount'],
  ] as const)('cannot be %s', (_, facts, tag, pointer) => {
    expect(moves.quote(at('submitted'), { ...standing, ...facts }, now, ['NGN'])).toMatchObject(
      E.left({ _tag: tag, issues: [{ pointer }] }),
    )
  })

  it('can be for nothing', () => {
    const free = { ...standing, price: { amount: 0, currency: 'NGN' } } as const
    expect(E.isRight(moves.quote(at('submitted'), free, now, ['NGN']))).toBe(true)
  })
})

describe('what is written', () => {
  it.each(requestStatuses)('goes to a request that is %s while somebody has something to do', (status) => {
    const outcome = moves.write(at(status), words, now)
    expect(E.isRight(outcome)).toBe(openStatuses.includes(status))
    if (E.isRight(outcome))
      expect(outcome.right.state).toMatchObject({ message: words, request: { status, messageCount: 1 } })
  })

  it('has an end', () => {
    expect(moves.write(at('paid', { messageCount: mostMessages }), words, now)).toMatchObject(
      E.left({ _tag: 'TooManyMessages' }),
    )
  })

  it('is kept with a move that says why', () => {
    expect(moves.cancel(at('quoted'), words, now)).toMatchObject(
      E.right({ state: { message: words, request: { messageCount: 1 } } }),
    )
  })
})

describe('revisions and closing', () => {
  it('has so many revisions and no more', () => {
    const last = moves.askRevision(at('delivered', { revisionsAsked: mostRevisions - 1 }), words, now)
    expect(last).toMatchObject(E.right({ state: { request: { revisionsAsked: mostRevisions } } }))
    expect(moves.askRevision(at('delivered', { revisionsAsked: mostRevisions }), words, now)).toMatchObject(
      E.left({ _tag: 'NoRevisionLeft' }),
    )
  })

  it('leaves a buyer their whole fortnight', () => {
    expect(moves.lapse(at('delivered'), later(lookMs - 1)).events).toEqual([])
    expect(moves.lapse(at('delivered'), later(lookMs)).events).toMatchObject([{ _tag: 'CustomRequestClosed' }])
  })
})
