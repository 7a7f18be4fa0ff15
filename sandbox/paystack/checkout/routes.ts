import express, { type RequestHandler, type Response, Router } from 'express'
import { readCardForm } from '../cards/card-form.ts'
import { sendPage } from '../pages/layout.ts'
import type { Parts } from '../parts.ts'
import { isPaid, pay } from '../payment/pay.ts'
import type { Transaction } from '../state/transaction.ts'
import { alreadyPaidPage, cancelledPage, challengePage, paidPage, payPage, type Shown, unknownPage } from './pages.ts'
import { callbackOf, cancelAddressOf } from './return-address.ts'

type Visit = (shown: Shown, response: Response, query: Readonly<Record<string, unknown>>, body: unknown) => void

/** The hosted page: what the payer sees, pays and cancels. */
export const checkoutRoutes = (parts: Parts): Router => {
  const router = Router()
  const visited = (visit: Visit): RequestHandler => {
    return ({ params, query, body }, response) => {
      const transaction = parts.store.transactionByAccessCode(String(params.accessCode))
      if (transaction === undefined) return sendPage(response, 404, unknownPage())
      visit(shownOf(parts, transaction), response, query, body)
    }
  }
  router.use(express.urlencoded({ limit: '16kb', extended: false }))
  router.get('/checkout/:accessCode', visited(show))
  router.post('/checkout/:accessCode/pay', visited(payBy(parts)))
  router.post('/checkout/:accessCode/cancel', visited(cancel))
  router.get('/checkout/:accessCode/:step', visited(startOver))
  return router
}

const shownOf = ({ store, clock, refunds, disputes }: Parts, transaction: Transaction): Shown => ({
  transaction,
  email: store.customerById(transaction.customerId).email,
  now: clock.now(),
  refunds: refunds.of(transaction),
  disputes: disputes.of(transaction),
})

const show: Visit = (shown, response, { card }) => {
  if (isPaid(shown.transaction)) return sendPage(response, 200, paidPage(shown))
  sendPage(response, 200, payPage(shown, typeof card === 'string' ? card : '', null, null))
}

const payBy =
  (parts: Parts): Visit =>
  (shown, response, _query, body) => {
    if (isPaid(shown.transaction)) return sendPage(response, 409, alreadyPaidPage(shown))
    const { verdict, transaction } = pay(parts, shown.transaction, body)
    const after = { ...shown, transaction }
    switch (verdict.kind) {
      case 'mistyped':
        return sendPage(response, 422, payPage(after, '', readCardForm(body), verdict.message))
      case 'challenged':
        return sendPage(response, 200, challengePage(after, verdict.challenge, readCardForm(body)))
      case 'refused':
        return sendPage(response, 402, payPage(after, '', readCardForm(body), verdict.refusal.gatewayResponse))
      case 'approved':
        return leave(response, callbackOf(transaction), () => sendPage(response, 200, paidPage(after)))
    }
  }

/** Who reloads the answer to a form by its address begins again. */
const startOver: Visit = ({ transaction }, response) => response.redirect(303, `/checkout/${transaction.accessCode}`)

const cancel: Visit = (shown, response) => {
  if (isPaid(shown.transaction)) return sendPage(response, 409, alreadyPaidPage(shown))
  leave(response, cancelAddressOf(shown.transaction), () => sendPage(response, 200, cancelledPage(shown)))
}

const leave = (response: Response, address: string | null, stay: () => void) => {
  if (address === null) stay()
  else response.redirect(303, address)
}
