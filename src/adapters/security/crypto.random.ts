import { createHash, randomBytes, randomInt } from 'node:crypto'
import { v7 } from 'uuid'
import type { Clock } from '../../ports/kernel/clock.ts'
import type { Digest } from '../../ports/kernel/digest.ts'
import type { Ids } from '../../ports/kernel/ids.ts'
import type { Random } from '../../ports/kernel/random.ts'

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'

export const cryptoRandom: Random = {
  token: (bytes) => randomBytes(bytes).toString('base64url'),
  code: (length) => Array.from({ length }, () => letters[randomInt(letters.length)]).join(''),
}

export const sha256Digest: Digest = { sha256: (data) => createHash('sha256').update(data).digest('hex') }

export const uuidIds: Ids = { next: () => v7() }

export const systemClock: Clock = { now: () => new Date() }
