import type { Clock } from '../../../ports/kernel/clock.ts'
import {
  type Begun,
  type Claim,
  type IdempotencyKeys,
  type KeptAnswer,
  type KeyedRequest,
  keptForMs,
  runsForMs,
} from '../../../ports/kernel/idempotency-keys.ts'
import { done } from './memory.ts'

type Row = Readonly<{
  requestHash: string
  token: string
  createdAt: number
  runningUntil: number
  answer: KeptAnswer | null
}>

const keyOf = ({ owner, key }: KeyedRequest): string => JSON.stringify([owner, key])

/** Beside the shelves of `Memory`: a key is held while transactions on those come and go. */
export const memoryIdempotencyKeys = (clock: Clock): IdempotencyKeys => {
  const rows = new Map<string, Row>()
  let taken = 0

  const isFree = (row: Row | undefined, requestHash: string, now: number): boolean =>
    row === undefined ||
    row.createdAt <= now - keptForMs ||
    (row.answer === null && row.runningUntil <= now && row.requestHash === requestHash)

  const begin = (request: KeyedRequest): Begun => {
    const now = clock.now().getTime()
    const row = rows.get(keyOf(request))
    if (row === undefined || isFree(row, request.requestHash, now)) {
      taken += 1
      const claim: Claim = { ...request, token: String(taken) }
      const { requestHash, token } = claim
      rows.set(keyOf(request), { requestHash, token, createdAt: now, runningUntil: now + runsForMs, answer: null })
      return { state: 'yours', claim }
    }
    if (row.requestHash !== request.requestHash) return { state: 'reused' }
    return row.answer === null ? { state: 'running' } : { state: 'answered', answer: row.answer }
  }

  /** The row of a claim that still stands. */
  const held = (claim: Claim): Row | undefined => {
    const row = rows.get(keyOf(claim))
    return row?.token === claim.token && row.answer === null ? row : undefined
  }

  return {
    begin: (request) => done(() => begin(request)),
    keep: (claim, answer) =>
      done(() => {
        const row = held(claim)
        if (row !== undefined) rows.set(keyOf(claim), { ...row, answer })
      }),
    forget: (claim) =>
      done(() => {
        if (held(claim) !== undefined) rows.delete(keyOf(claim))
      }),
  }
}
