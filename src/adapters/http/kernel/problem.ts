import type { Failed, Failure } from '../../../domain/kernel/failure.ts'
import type { Issue } from '../../../domain/kernel/issue.ts'
import { type Code, codes, isCode, kinds } from './codes.ts'

/** An error as clients see it (RFC 9457), before the request it answers is known. */
export type Problem = Readonly<{
  status: number
  code: Code
  title: string
  detail: string
  errors?: ReadonlyArray<Issue>
  retryAfterSeconds?: number
  allow?: ReadonlyArray<string>
}>

export const problem = (
  code: Code,
  more: Partial<Pick<Problem, 'detail' | 'errors' | 'retryAfterSeconds' | 'allow'>> = {},
): Problem => ({
  status: codes[code].status,
  code,
  title: codes[code].title,
  detail: codes[code].remedy,
  ...more,
})

/** Seconds a client is asked to wait when nothing better is known. */
const usualRetryAfterSeconds = 5

type Telling = Readonly<{ issues?: ReadonlyArray<Issue>; retryAfterSeconds?: number }>

/** The code of a failure: its own, or its kind's general one. */
export const codeOf = ({ code, kind }: Pick<Failure, 'code' | 'kind'>): Code =>
  code !== undefined && isCode(code) ? code : kinds[kind].code

/** The only place where a failure becomes a problem. Facts other than issues and waiting times stay inside. */
export const problemOf =
  (declared: ReadonlyArray<Failure>) =>
  (failed: Failed): Problem => {
    const source = declared.find(({ tag }) => tag === failed._tag)
    const { issues, retryAfterSeconds } = failed as Failed<string, Telling>
    return {
      ...problem(codeOf(source ?? { kind: failed.kind })),
      status: kinds[failed.kind].status,
      ...(source === undefined ? {} : { detail: source.title }),
      ...(issues === undefined || issues.length === 0 ? {} : { errors: issues }),
      ...(failed.kind === 'unavailable' || failed.kind === 'limited'
        ? { retryAfterSeconds: retryAfterSeconds ?? usualRetryAfterSeconds }
        : {}),
    }
  }

export const problemType = (publicUrl: string, code: Code): string =>
  `${publicUrl}/problems/${code.toLowerCase().replaceAll('_', '-')}`
