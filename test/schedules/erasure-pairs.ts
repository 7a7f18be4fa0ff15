import { expect } from 'vitest'
import { sha256Digest, uuidIds } from '../../src/adapters/security/crypto.random.ts'
import { eraseUser } from '../../src/application/accounts/erase-user.ts'
import { logIn } from '../../src/application/accounts/log-in.ts'
import { refreshSession } from '../../src/application/accounts/refresh-session.ts'
import { submitCustomRequest } from '../../src/application/requests/submit-custom-request.ts'
import { writeToShop } from '../../src/application/requests/write-to-shop.ts'
import { issueReceipt } from '../../src/application/sales/receipts/issue-receipt.ts'
import { recordSale } from '../../src/application/sales/record-sale.ts'
import { PasswordHasher } from '../../src/ports/accounts/password-hasher.ts'
import { Sessions } from '../../src/ports/accounts/sessions.ts'
import { Users } from '../../src/ports/accounts/users.ts'
import { Transact } from '../../src/ports/kernel/transact.ts'
import { succeed } from '../contract/both.ts'
import { aSession, aUser } from '../contract/examples.ts'
import { wordsLeft } from '../support/words-left.ts'
import * as cast from './cast.ts'
import { type Pair, part } from './part.ts'
import type { Stage } from './stage.ts'

const firstOf = ({ instances: [first] }: Stage) => {
  if (first === undefined) throw new Error('a stage has instances')
  return first.resolve
}

/** Nothing says any more who somebody was, and the account is closed. */
const isForgotten = async (stage: Stage, userId: string, words: ReadonlyArray<string> = []): Promise<void> => {
  expect(await stage.sql('select status, email, name from users where id = $1', [userId])).toEqual([
    { status: 'erased', email: '', name: '' },
  ])
  expect(await wordsLeft(stage.sql, [`${userId}@buyers.example`, 'Ada Obi', ...words])).toEqual([])
}

const erasing = async (stage: Stage, userId: string) =>
  part(stage, 0)('erase', eraseUser, { id: userId, operator: await cast.operatorOf(stage) })

const whilePaying: Pair = {
  name: 'P37, I16: erasure × RecordSale of what its buyer paid',
  set: async (stage) => {
    const { userId, reference } = await cast.paid(stage)
    return {
      parts: [await erasing(stage, userId), part(stage, 1)('record', recordSale, { reference })],
      check: async ([, recorded]) => {
        const { status, reviewReason } = recorded as { status: string; reviewReason: string | null }
        expect(['paid null', 'review buyer_gone']).toContain(`${status} ${reviewReason}`)
        await isForgotten(stage, userId)
      },
    }
  },
}

const whileReceipted: Pair = {
  name: 'I16: erasure × the job of a receipt',
  set: async (stage) => {
    const { userId, saleId } = await cast.sold(stage)
    return {
      parts: [await erasing(stage, userId), part(stage, 1)('issue', issueReceipt, { saleId })],
      check: async ([, issued]) => {
        expect(issued).toBeUndefined()
        expect(await stage.sql('select buyer_name, buyer_email from receipts where sale_id = $1', [saleId])).toEqual([
          { buyer_name: null, buyer_email: null },
        ])
        await isForgotten(stage, userId)
      },
    }
  },
}

const whileRefreshing: Pair = {
  name: 'I14, I16: erasure × the exchange of a refresh token',
  set: async (stage) => {
    const userId = await cast.someone(stage)
    const resolve = firstOf(stage)
    const session = aSession(uuidIds, { kind: 'user', ownerId: userId }, new Date())
    const refreshToken = 'a token that nobody guesses'
    await succeed(resolve(Transact)((tx) => resolve(Sessions).open(tx)(session, sha256Digest.sha256(refreshToken))))
    return {
      parts: [await erasing(stage, userId), part(stage, 1)('refresh', refreshSession, { refreshToken })],
      check: async () => {
        expect(await stage.sql('select id from sessions where user_id = $1', [userId])).toEqual([])
        expect(await stage.sql('select hash from refresh_tokens')).toEqual([])
        await isForgotten(stage, userId, [session.address])
      },
    }
  },
}

const whileSigningIn: Pair = {
  name: 'I14, I16: erasure × the sign-in of who is erased',
  set: async (stage) => {
    const resolve = cast.firstOf(stage)
    const password = 'a long walk by the river'
    const passwordHash = await succeed(resolve(PasswordHasher).hash(password))
    const user = aUser(uuidIds, { status: 'active', passwordHash })
    await succeed(resolve(Transact)((tx) => resolve(Users).add(tx)(user)))
    const visitor = { address: '192.0.2.7', userAgent: 'a browser', requestId: 'r' }
    return {
      parts: [
        await erasing(stage, user.id),
        part(stage, 1)('sign in', logIn, { email: user.email, password, visitor }),
      ],
      check: async ([, signedIn]) => {
        if (signedIn !== 'InvalidCredentials') expect(signedIn).toMatchObject({ user: { id: user.id } })
        expect(await stage.sql('select id from sessions where user_id = $1', [user.id])).toEqual([])
        await isForgotten(stage, user.id)
      },
    }
  },
}

const brief = {
  title: 'Words of mine',
  description: 'More words of mine',
  integrations: [],
  budget: null,
  deadline: null,
}

const whileAsking: Pair = {
  name: 'I16: two who erase × a custom request that was let in before',
  set: async (stage) => {
    const userId = await cast.someone(stage)
    const operator = await cast.operatorOf(stage)
    return {
      parts: [
        await erasing(stage, userId),
        part(stage, 1)('ask', submitCustomRequest, { userId, brief }),
        part(stage, 2)('again', eraseUser, { id: userId, operator }),
      ],
      check: async ([, asked]) => {
        if (asked !== 'Conflict') expect(asked).toMatchObject({ status: 'submitted' })
        await isForgotten(stage, userId, ['words of mine'])
      },
    }
  },
}

const whileWriting: Pair = {
  name: 'I16: erasure × a message that was let in before',
  set: async (stage) => {
    const userId = await cast.someone(stage)
    const { id } = await succeed(firstOf(stage)(submitCustomRequest.port)({ userId, brief }))
    return {
      parts: [
        await erasing(stage, userId),
        part(stage, 1)('write', writeToShop, { userId, id, text: 'words of mine, once more' }),
      ],
      check: async ([, written]) => {
        if (written !== 'Conflict') expect(written).toMatchObject({ id })
        await isForgotten(stage, userId, ['words of mine'])
      },
    }
  },
}

const twice: Pair = {
  name: 'erasure × erasure',
  set: async (stage) => {
    const { userId } = await cast.sold(stage)
    const operator = await cast.operatorOf(stage)
    return {
      parts: [await erasing(stage, userId), part(stage, 1)('again', eraseUser, { id: userId, operator })],
      check: async (answers) => {
        expect(answers).toEqual([undefined, undefined])
        expect(await stage.sql(`select subject from events where type = 'UserErased'`)).toEqual([{ subject: userId }])
        await isForgotten(stage, userId)
      },
    }
  },
}

/** Somebody is forgotten while something of theirs is under way. */
export const erasurePairs: ReadonlyArray<Pair> = [
  whilePaying,
  whileReceipted,
  whileRefreshing,
  whileSigningIn,
  whileAsking,
  whileWriting,
  twice,
]
