import express, { type Request, type RequestHandler, Router } from 'express'
import type { Parts } from '../parts.ts'
import type { Transaction } from '../state/transaction.ts'
import { decideDispute, disputeTransaction } from './dispute.ts'
import { moveClock } from './move-clock.ts'
import { payTransaction } from './pay.ts'
import { refundTransaction } from './refund.ts'
import { missing, ok, type Reply, replyToUnreadable } from './reply.ts'
import { clearFaults, setFaults } from './set-faults.ts'
import { transactionShape, webhookShape } from './shapes.ts'

type Handle = (request: Request) => Reply | Promise<Reply>

const replied =
  (handle: Handle): RequestHandler =>
  async (request, response) => {
    const { status, body } = await handle(request)
    response.status(status).set('cache-control', 'no-store').json(body)
  }

/** What tests, operators and banks do to the sandbox itself; no key is asked. Bodies are JSON whatever their type says. */
export const controlRoutes = (parts: Parts): Router => {
  const router = Router()
  const { store, webhooks } = parts
  const shown = (transaction: Transaction) => transactionShape(parts, transaction)
  const pay = payTransaction(parts)
  const refund = refundTransaction(parts)
  const dispute = disputeTransaction(parts)
  const decide = decideDispute(parts)
  const putFaults = setFaults(parts)
  const putClock = moveClock(parts)

  router.use('/sandbox', express.json({ limit: '1mb', type: () => true }))
  router.get(
    '/sandbox/transactions',
    replied(() => ok({ items: newestFirst(store.transactions()).map(shown) })),
  )
  router.get(
    '/sandbox/transactions/:reference',
    replied(({ params }) => {
      const transaction = store.transactionByReference(String(params.reference))
      return transaction === undefined ? missing('transaction of this reference') : ok(shown(transaction))
    }),
  )
  router.post(
    '/sandbox/transactions/:reference/pay',
    replied(({ params, body }) => pay(String(params.reference), body ?? {})),
  )
  router.post(
    '/sandbox/refunds',
    replied(({ body }) => refund(body ?? {})),
  )
  router.post(
    '/sandbox/disputes',
    replied(({ body }) => dispute(body ?? {})),
  )
  router.post(
    '/sandbox/disputes/:id/resolve',
    replied(({ params, body }) => decide(String(params.id), body ?? {})),
  )
  router.get(
    '/sandbox/webhooks',
    replied(() => ok({ items: newestFirst(store.webhooks()).map(webhookShape) })),
  )
  router.post(
    '/sandbox/webhooks/:id/resend',
    replied(async ({ params }) => {
      const webhook = await webhooks.resend(Number(params.id))
      return webhook === undefined ? missing('webhook of this id') : ok(webhookShape(webhook))
    }),
  )
  router.put(
    '/sandbox/faults',
    replied(({ body }) => putFaults(body ?? {})),
  )
  router.delete('/sandbox/faults', replied(clearFaults(parts)))
  router.put(
    '/sandbox/clock',
    replied(({ body }) => putClock(body ?? {})),
  )
  router.use(
    '/sandbox',
    replied(() => missing('such control route')),
  )
  router.use('/sandbox', replyToUnreadable)
  return router
}

const newestFirst = <A>(items: readonly A[]): readonly A[] => items.toReversed()
