import type { Parts } from '../parts.ts'
import { isRecord } from '../state/json.ts'
import { integer, issuesOf } from './read-input.ts'
import { ok, type Reply, wrongInput } from './reply.ts'

const YEAR_MS = 366 * 24 * 3_600_000

/** `PUT /sandbox/clock`: time moves ahead; answers when all that fell due on the way has been tried. */
export const moveClock =
  ({ clock }: Parts) =>
  async (body: unknown): Promise<Reply> => {
    const issues = issuesOf(body, { advanceMs: integer(0, 10 * YEAR_MS) }, ['advanceMs'])
    if (issues.length > 0) return wrongInput(issues)
    const now = await clock.advance(isRecord(body) ? Number(body.advanceMs) : 0)
    return ok({ now: new Date(now).toISOString() })
  }
