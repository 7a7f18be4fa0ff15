import type { Request, Response } from 'express'
import { authenticate } from '../../../application/accounts/authenticate.ts'
import type { Buyer, Operator, Visitor } from '../../../application/kernel/caller.ts'
import { mayAct, type Role, roles } from '../../../domain/accounts/admin.ts'
import { secondFactorMissing } from '../../../domain/accounts/failures.ts'
import type { SessionKind } from '../../../domain/accounts/session.ts'
import { E } from '../../../domain/kernel/fp.ts'
import type { LiveSession } from '../../../ports/accounts/live-sessions.ts'
import type { Access, AnyContract } from './contract.ts'
import type { Resolve } from './perform.ts'
import { type Problem, problem, problemOf } from './problem.ts'

export type Caller = Visitor | Buyer | Operator

export const isRole = (access: Access): access is Role => (roles as ReadonlyArray<string>).includes(access)

/** The token of `Authorization: Bearer <token>`; null when the header is absent, false when it is anything else. */
export const bearerOf = (header: ReadonlyArray<string>): string | null | false => {
  const [value, ...others] = header
  if (value === undefined) return null
  const match = /^bearer ([A-Za-z0-9._~+/=-]+)$/i.exec(value)
  return others.length === 0 && match?.[1] !== undefined ? match[1] : false
}

const as = (session: LiveSession, visitor: Visitor): Caller =>
  session.role === null
    ? { ...visitor, userId: session.ownerId, sessionId: session.id }
    : { ...visitor, adminId: session.ownerId, role: session.role, sessionId: session.id }

/**
 * Tells who calls, as far as the route's access asks: before any body is read and anything validated. `noticed` learns it of
 * those who may not call, too.
 */
export const callerOf =
  (resolve: Resolve) =>
  async (
    { access, beforeSecondFactor }: Pick<AnyContract, 'access' | 'beforeSecondFactor'>,
    authorization: ReadonlyArray<string>,
    visitor: Visitor,
    noticed: (caller: Caller) => void = () => undefined,
  ): Promise<E.Either<Problem, Caller>> => {
    if (access === 'public' || access === 'signed') return E.right(visitor)
    const token = bearerOf(authorization)
    if (token === null && access === 'optional') return E.right(visitor)
    if (token === null || token === false) return E.left(problem('UNAUTHENTICATED'))
    const kind: SessionKind = isRole(access) ? 'admin' : 'user'
    const session = await resolve(authenticate.port)({ kind, token, beforeSecondFactor })()
    // By its kind alone, so that a token that is missing and one with a defect are answered in the same words.
    if (E.isLeft(session)) return E.left(problemOf([secondFactorMissing])(session.left))
    const { role } = session.right
    const caller = as(session.right, visitor)
    noticed(caller)
    return isRole(access) && (role === null || !mayAct(role, access)) ? E.left(problem('FORBIDDEN')) : E.right(caller)
  }

const longestUserAgent = 300

/** Where a request comes from. `request.ip` believes trusted proxies only. */
export const visitorOf = (request: Request, response: Response): Visitor => ({
  address: request.ip ?? 'unknown',
  userAgent: (request.get('user-agent') ?? '').slice(0, longestUserAgent),
  requestId: response.locals.requestId,
})

/** Every value of a header that came more than once, too. */
export const headerValues = (request: Request, name: string): ReadonlyArray<string> => {
  const { rawHeaders } = request
  return rawHeaders.filter((_, index) => index % 2 === 1 && rawHeaders[index - 1]?.toLowerCase() === name.toLowerCase())
}
