import { createHash, randomBytes } from 'node:crypto'
import { TE } from '../../../src/domain/kernel/fp.ts'
import type { PasswordHasher } from '../../../src/ports/accounts/password-hasher.ts'

const digest = (salt: string, password: string): string =>
  `${salt}:${createHash('sha256').update(salt).update(password).digest('hex')}`

/** Salted, and quick: nobody attacks a scenario, and there are hundreds of them. */
export const quickHasher: PasswordHasher = {
  hash: (password) => TE.right(digest(randomBytes(8).toString('hex'), password)),
  verify: (hash, password) =>
    TE.right(hash !== null && digest(hash.split(':')[0] ?? '', password) === hash ? 'match' : 'wrong'),
}
