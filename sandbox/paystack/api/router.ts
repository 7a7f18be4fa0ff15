import express, { type ErrorRequestHandler, type Request, type RequestHandler, type Response, Router } from 'express'
import { altered } from '../faults/alter.ts'
import type { RequestFault } from '../faults/faults.ts'
import type { Parts } from '../parts.ts'
import { type Answer, refusals } from './answer.ts'
import { type ApiCall, keyOf } from './api-call.ts'
import { cutOff } from './cut-off.ts'
import { addEvidence, resolveDispute, updateDispute } from './disputes/answer.ts'
import { fetchDispute, fetchDisputeOfTransaction, listDisputes } from './disputes/read.ts'
import { takeUpload, uploadUrl } from './disputes/upload.ts'
import { initialize } from './initialize.ts'
import { list } from './list.ts'
import { createRefund } from './refunds/create.ts'
import { fetchRefund, listRefunds } from './refunds/read.ts'
import { retryRefund } from './refunds/retry.ts'
import { fetchTransaction, verify } from './verify.ts'

type Handle = (call: ApiCall) => Answer

/** Paystack's API. Whatever no other route of the sandbox takes ends here, and is refused as Paystack would. */
export const apiRouter = (parts: Parts): Router => {
  const router = Router()
  const served = (handle: Handle): RequestHandler => serve(parts, handle)
  router.put('/upload/:fileName', ...takeUpload)
  router.use(express.json({ limit: '1mb' }), express.urlencoded({ limit: '1mb', extended: true }))
  router.post('/transaction/initialize', served(initialize(parts)))
  router.get('/transaction/verify/:reference', served(verify(parts)))
  router.get('/transaction', served(list(parts)))
  router.get('/transaction/:id', served(fetchTransaction(parts)))
  router.post('/refund', served(createRefund(parts)))
  router.get('/refund', served(listRefunds(parts)))
  router.get('/refund/:id', served(fetchRefund(parts)))
  router.post('/refund/retry_with_customer_details/:id', served(retryRefund(parts)))
  router.get('/dispute', served(listDisputes(parts)))
  router.get('/dispute/transaction/:id', served(fetchDisputeOfTransaction(parts)))
  router.get('/dispute/:id', served(fetchDispute(parts)))
  router.put('/dispute/:id', served(updateDispute(parts)))
  router.post('/dispute/:id/evidence', served(addEvidence(parts)))
  router.get('/dispute/:id/upload_url', served(uploadUrl(parts)))
  router.put('/dispute/:id/resolve', served(resolveDispute(parts)))
  router.use(served(() => refusals.noSuchRoute))
  router.use(refuseUnreadable)
  return router
}

/** Answers, in the order fault, key, route. A fault that only delays, alters or drops lets the request have its effect. */
const serve =
  (parts: Parts, handle: Handle): RequestHandler =>
  async (request, response) => {
    const fault = parts.faults.ofRequest(request.method, request.path)
    const answer = answerTo(request, handle, fault)
    if (fault !== null && fault.delayMs > 0) await new Promise((resolve) => setTimeout(resolve, fault.delayMs))
    if (fault !== null && fault.cut !== null) cutOff(response, fault.cut, answer.body)
    else send(response, answer.status, answer.body, answer.type)
  }

const answerTo = (
  request: Request,
  handle: Handle,
  fault: RequestFault | null,
): NonNullable<RequestFault['answer']> => {
  if (fault?.cut === 'before') return { status: 500, body: '', type: 'text/plain' }
  if (fault !== null && fault.answer !== null) return fault.answer
  const { status, body } = authorised(request, handle)
  return { status, body: altered(body, fault?.alter ?? {}), type: 'application/json' }
}

const authorised = (request: Request, handle: Handle): { readonly status: number; readonly body: string } => {
  const key = keyOf(request.headers.authorization)
  const { status, body } = key === null ? refusals.invalidKey : handle(callOf(request, key))
  return { status, body: JSON.stringify(body) }
}

const callOf = (request: Request, key: string): ApiCall => ({
  key,
  params: Object.fromEntries(
    Object.entries(request.params).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  ),
  query: request.query,
  body: request.body,
  ipAddress: request.ip ?? '127.0.0.1',
})

const send = (response: Response, status: number, body: string, type: string) => {
  response.status(status).type(type).send(body)
}

/** What stops a body from being read: not JSON, too long, an unknown encoding. */
const refuseUnreadable: ErrorRequestHandler = (error, _request, response, next) => {
  if (response.headersSent || !(error instanceof Error) || !('status' in error)) return next(error)
  send(response, 400, JSON.stringify(refusals.bodyUnreadable.body), 'application/json')
}
