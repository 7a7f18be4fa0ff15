import { E } from '../kernel/fp.ts'

/** What a secret that goes out by mail looks like: six digits to type, or 256 bits in base64url. */
export type SecretForm = 'code' | 'token'

/** A secret as it is kept: what it can be made of again, by who has the key, and a hash that tells it from others. */
export type SealedSecret = Readonly<{ seed: string; hash: string }>

/** How often somebody may be mailed a secret: `most` in `withinMs`, and not before `cooldownMs` have passed. */
export type MailPace = Readonly<{ cooldownMs: number; most: number; withinMs: number }>

/** Whether one more may be mailed after those that are so many milliseconds old, youngest first; else how long to wait. */
export const mayBeMailed = (
  { cooldownMs, most, withinMs }: MailPace,
  agesMs: ReadonlyArray<number>,
): E.Either<number, void> => {
  const [youngest = Number.POSITIVE_INFINITY] = agesMs
  const oldestThatCounts = agesMs[most - 1] ?? Number.POSITIVE_INFINITY
  const waitMs = Math.max(cooldownMs - youngest, withinMs - oldestThatCounts)
  return waitMs > 0 ? E.left(waitMs) : E.right(undefined)
}
