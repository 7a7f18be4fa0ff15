import { isRecord } from '../state/json.ts'

export interface InputIssue {
  readonly pointer: string
  readonly message: string
}

/** Says what is wrong with a member, or null when it is fine. */
export type Check = (value: unknown) => string | null

export const integer =
  (least: number, most = Number.MAX_SAFE_INTEGER): Check =>
  (value) =>
    typeof value === 'number' && Number.isSafeInteger(value) && value >= least && value <= most
      ? null
      : `should be an integer from ${least} to ${most}`

export const number =
  (least: number, most: number): Check =>
  (value) =>
    typeof value === 'number' && value >= least && value <= most ? null : `should be a number from ${least} to ${most}`

export const matching =
  (pattern: RegExp, meaning: string): Check =>
  (value) =>
    typeof value === 'string' && pattern.test(value) ? null : `should be ${meaning}`

export const oneOf =
  (choices: readonly string[]): Check =>
  (value) =>
    typeof value === 'string' && choices.includes(value) ? null : `should be one of ${choices.join(', ')}`

/**
 * What is wrong with an object whose members are all optional but for `required`: unknown members, and those that fail
 * their check. All issues at once.
 */
export const issuesOf = (
  value: unknown,
  checks: Readonly<Record<string, Check>>,
  required: readonly string[] = [],
  at = '',
): readonly InputIssue[] => {
  if (!isRecord(value)) return [{ pointer: at, message: 'should be an object' }]
  const missing = required
    .filter((name) => value[name] === undefined)
    .map((name) => ({ pointer: `${at}/${name}`, message: 'is required' }))
  const wrong = Object.entries(value).flatMap(([name, member]): readonly InputIssue[] => {
    const check = Object.hasOwn(checks, name) ? checks[name] : undefined
    const message = check === undefined ? `is unknown; known are ${Object.keys(checks).join(', ')}` : check(member)
    return message === null ? [] : [{ pointer: `${at}/${name}`, message }]
  })
  return [...missing, ...wrong]
}
