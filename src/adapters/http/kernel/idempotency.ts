import { createHash } from 'node:crypto'
import { E } from '../../../domain/kernel/fp.ts'
import { at, flaw } from '../../../domain/kernel/issue.ts'
import { type Claim, IdempotencyKeys, type KeptAnswer } from '../../../ports/kernel/idempotency-keys.ts'
import { unavailable } from '../../../ports/kernel/transact.ts'
import type { Rendered } from './answer.ts'
import type { Caller } from './authenticate.ts'
import type { ReadBody } from './body.ts'
import type { AnyContract } from './contract.ts'
import type { Resolve } from './perform.ts'
import { type Problem, problem, problemOf } from './problem.ts'

const header = 'Idempotency-Key'
/** 1–255 printable ASCII characters. */
const shape = /^[\x20-\x7e]{1,255}$/

/** The key that a request came with; null where none came or the route does not honour any. */
export const keyOf = (contract: AnyContract, values: ReadonlyArray<string>): E.Either<Problem, string | null> => {
  const [key, ...others] = values
  if (!contract.idempotent || key === undefined) return E.right(null)
  return others.length === 0 && shape.test(key)
    ? E.right(key)
    : E.left(
        problem('VALIDATION_FAILED', {
          errors: [at(header)(flaw('invalid_key', 'must be one key of 1 to 255 printable ASCII characters'))],
        }),
      )
}

/** Keys are each user's and each operator's own. */
const ownerOf = (caller: Caller): string => {
  if ('userId' in caller) return `user ${caller.userId}`
  if ('adminId' in caller) return `operator ${caller.adminId}`
  throw new Error('a route that honours Idempotency-Key must know who calls')
}

/** Tells requests apart by what they ask: the route, the address and the content, whatever the boundaries of a form. */
const hashOf = ({ id }: AnyContract, url: string, { content }: ReadBody): string => {
  const hash = createHash('sha256').update(JSON.stringify([id, url]))
  for (const part of content) hash.update('\0').update(part)
  return hash.digest('hex')
}

const kept = ({ status, headers, body }: Rendered): KeptAnswer => {
  if (body !== null && typeof body !== 'string') throw new Error('an answer in bytes cannot be kept')
  return { status, headers, body }
}

type Keyed = Readonly<{ key: string; caller: Caller; contract: AnyContract; url: string; body: ReadBody }>

const failed = problemOf([unavailable])

/**
 * Answers a request under its key once: a repetition gets the same answer, another request under the key is refused,
 * and so is one whose first is still running. What ended in a 5xx is forgotten, so that it can be tried again.
 */
export const answeredOnce =
  (resolve: Resolve) =>
  async (
    { key, caller, contract, url, body }: Keyed,
    work: () => Promise<Rendered>,
  ): Promise<E.Either<Problem, Rendered>> => {
    const keys = resolve(IdempotencyKeys)
    const begun = await keys.begin({ owner: ownerOf(caller), key, requestHash: hashOf(contract, url, body) })()
    if (E.isLeft(begun)) return E.left(failed(begun.left))
    if (begun.right.state === 'reused') return E.left(problem('IDEMPOTENCY_KEY_REUSED'))
    if (begun.right.state === 'running') return E.left(problem('IDEMPOTENCY_RUNNING'))
    if (begun.right.state === 'answered') return E.right(begun.right.answer)
    return E.right(await finished(keys, begun.right.claim, work))
  }

/** The answer stands whether or not it could be kept: then the claim lapses by itself. */
const finished = async (keys: IdempotencyKeys, claim: Claim, work: () => Promise<Rendered>): Promise<Rendered> => {
  try {
    const rendered = await work()
    await (rendered.status >= 500 ? keys.forget(claim) : keys.keep(claim, kept(rendered)))()
    return rendered
  } catch (bug) {
    await keys.forget(claim)()
    throw bug
  }
}
