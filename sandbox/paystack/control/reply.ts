import type { ErrorRequestHandler } from 'express'
import type { Json } from '../state/json.ts'
import type { InputIssue } from './read-input.ts'

export interface Reply {
  readonly status: number
  readonly body: Json
}

export const ok = (body: Json): Reply => ({ status: 200, body })

/** Something came into being; its `id` is in the body. */
export const made = (body: Json): Reply => ({ status: 201, body })

export const missing = (what: string): Reply => ({ status: 404, body: { message: `There is no ${what}` } })

export const conflict = (message: string): Reply => ({ status: 409, body: { message } })

export const wrongInput = (issues: readonly InputIssue[]): Reply => ({
  status: 422,
  body: {
    message: issues.map(({ pointer, message }) => `${pointer || 'the body'} ${message}`).join('; '),
    errors: issues.map(({ pointer, message }) => ({ pointer, message })),
  },
})

/** Bodies and addresses that cannot be read, told as JSON. What is not the caller's fault goes on to the server. */
export const replyToUnreadable: ErrorRequestHandler = (error, _request, response, next) => {
  const status = error instanceof Error && 'status' in error ? Number(error.status) : 500
  if (response.headersSent || !(status >= 400 && status < 500)) return next(error)
  response.status(status).json({ message: `The request cannot be read: ${String(error)}` })
}
