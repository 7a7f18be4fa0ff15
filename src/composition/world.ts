import { boundedDrawings } from '../adapters/cache/bounded.drawings.ts'
import { argon2Hasher } from '../adapters/security/argon2.hasher.ts'
import { commonPasswords } from '../adapters/security/common-passwords.ts'
import { cryptoRandom, sha256Digest, uuidIds } from '../adapters/security/crypto.random.ts'
import { hmacAddressHasher } from '../adapters/security/hmac.address-hasher.ts'
import { hmacMailedSecrets } from '../adapters/security/hmac.mailed-secrets.ts'
import { joseTokens } from '../adapters/security/jose.tokens.ts'
import { otpauthCodes } from '../adapters/security/otpauth.codes.ts'
import type { TokenKeys } from '../adapters/security/token-keys.ts'
import { threadedComparer } from '../adapters/workers/threaded.comparer.ts'
import { type Threads, usualIdleMs, workerThreads } from '../adapters/workers/threads.ts'
import type { Currency } from '../domain/kernel/money.ts'
import { AccessTokens } from '../ports/accounts/access-tokens.ts'
import { CommonPasswords } from '../ports/accounts/common-passwords.ts'
import { MailedSecrets } from '../ports/accounts/mailed-secrets.ts'
import { OneTimeCodes } from '../ports/accounts/one-time-codes.ts'
import { PasswordHasher } from '../ports/accounts/password-hasher.ts'
import { SessionTimes } from '../ports/accounts/session-times.ts'
import { Comparer } from '../ports/catalogue/comparer.ts'
import { Drawings } from '../ports/catalogue/drawings.ts'
import { Examiner } from '../ports/catalogue/examiner.ts'
import { AddressHasher } from '../ports/delivery/address-hasher.ts'
import { Clock } from '../ports/kernel/clock.ts'
import { Digest } from '../ports/kernel/digest.ts'
import { Ids } from '../ports/kernel/ids.ts'
import { type Provision, provide } from '../ports/kernel/port.ts'
import { Random } from '../ports/kernel/random.ts'
import { ShopCurrencies } from '../ports/kernel/shop-currencies.ts'
import { examiner } from './examiner.ts'
import type { WorldLimits } from './world-limits.ts'

type World = Readonly<{
  clock: Clock
  keys: TokenKeys
  currencies: ReadonlyArray<Currency>
  limits: WorldLimits
}>

/** One pool for the process and its limits; its threads start when they are needed. */
const threadsOf = (() => {
  const made = new Map<string, Threads>()
  return ({ inlineBytes, timeoutMs }: WorldLimits['threads']): Threads => {
    const key = `${inlineBytes} ${timeoutMs}`
    const threads = made.get(key) ?? workerThreads({ inlineBytes, timeoutMs, idleMs: usualIdleMs })
    made.set(key, threads)
    return threads
  }
})()

/** What every mode has in common: time, chance, digests, tokens, passwords, and the pictures that were drawn already. */
export const world = ({ clock, keys, currencies, limits }: World): ReadonlyArray<Provision> => [
  provide(Clock, clock),
  provide(Ids, uuidIds),
  provide(Random, cryptoRandom),
  provide(Digest, sha256Digest),
  provide(AddressHasher, hmacAddressHasher(keys.derive('addresses'))),
  provide(MailedSecrets, hmacMailedSecrets(keys.deriveEach('mailed secrets'))),
  provide(OneTimeCodes, otpauthCodes(keys.deriveEach('second factors'))),
  provide(AccessTokens, joseTokens(keys, clock, limits.tokens)),
  provide(PasswordHasher, argon2Hasher(limits.hashing)),
  provide(SessionTimes, limits.sessions),
  provide(CommonPasswords, commonPasswords()),
  provide(Drawings, boundedDrawings()),
  provide(Examiner, examiner(threadsOf(limits.threads))),
  provide(Comparer, threadedComparer(threadsOf(limits.threads))),
  provide(ShopCurrencies, { accepted: currencies }),
]
