import { expect } from 'vitest'
import { uuidIds } from '../../src/adapters/security/crypto.random.ts'
import { adminLogIn } from '../../src/application/accounts/admin-log-in.ts'
import { changeAdminPassword } from '../../src/application/accounts/change-admin-password.ts'
import { changeOperator } from '../../src/application/accounts/change-operator.ts'
import { Admins } from '../../src/ports/accounts/admins.ts'
import { PasswordHasher } from '../../src/ports/accounts/password-hasher.ts'
import { Transact } from '../../src/ports/kernel/transact.ts'
import { succeed } from '../contract/both.ts'
import { anAdmin } from '../contract/examples.ts'
import { anOperator } from '../contract/sales/refunding.ts'
import * as cast from './cast.ts'
import { type Pair, part } from './part.ts'
import type { Stage } from './stage.ts'

const password = 'a long walk by the river'
const visitor = { address: '192.0.2.7', userAgent: 'a browser', requestId: 'r' }

/** A person of the shop who knows their password, and their sign-in. */
const somebodyOf = async (stage: Stage) => {
  const resolve = cast.firstOf(stage)
  const passwordHash = await succeed(resolve(PasswordHasher).hash(password))
  const admin = anAdmin(uuidIds, { role: 'manager', passwordHash })
  await succeed(resolve(Transact)((tx) => resolve(Admins).add(tx)(admin)))
  const signingIn = part(stage, 0)('sign in', adminLogIn, { email: admin.email, password, otp: null, visitor })
  return { admin, signingIn }
}

/** Nobody came in, or whoever did was sent out again. */
const isOutside = async (stage: Stage, adminId: string, signedIn: unknown): Promise<void> => {
  if (signedIn !== 'InvalidCredentials') expect(signedIn).toMatchObject({ admin: { id: adminId } })
  expect(await stage.sql('select id from sessions where admin_id = $1 and ended_at is null', [adminId])).toEqual([])
}

const whileShutOut: Pair = {
  name: 'I14: an operator’s sign-in × an owner who shuts them out',
  set: async (stage) => {
    const { admin, signingIn } = await somebodyOf(stage)
    const operator = await cast.operatorOf(stage)
    const shuttingOut = { id: admin.id, changes: { status: 'disabled' }, operator } as const
    return {
      parts: [signingIn, part(stage, 1)('shut out', changeOperator, shuttingOut)],
      check: async ([signedIn, changed]) => {
        expect(changed).toMatchObject({ id: admin.id, status: 'disabled' })
        await isOutside(stage, admin.id, signedIn)
      },
    }
  },
}

const whilePasswordChanges: Pair = {
  name: 'I14: an operator’s sign-in × a change of the password that it is made with',
  set: async (stage) => {
    const { admin, signingIn } = await somebodyOf(stage)
    const change = {
      currentPassword: password,
      password: 'another walk, along the hills',
      operator: anOperator({ adminId: admin.id, sessionId: uuidIds.next() }),
    }
    return {
      parts: [signingIn, part(stage, 1)('change', changeAdminPassword, change)],
      check: async ([signedIn, changed]) => {
        expect(changed).toBeUndefined()
        await isOutside(stage, admin.id, signedIn)
      },
    }
  },
}

/** Somebody of the shop signs in while what they sign in with is taken from them. */
export const signInPairs: ReadonlyArray<Pair> = [whileShutOut, whilePasswordChanges]
