import * as t from 'io-ts'
import { members } from '../kernel/codec/members.ts'
import { listOf, text } from '../kernel/codec/values.ts'
import { contract } from '../kernel/contract.ts'
import { someonesPassword } from './accounts.contract.ts'

const tag = 'Operators'
const mine = { method: 'post', tag, access: 'analyst', size: 'auth' } as const

export const setUpTotp = contract({
  ...mine,
  id: 'setUpTotp',
  path: '/api/admin/totp/setup',
  summary: 'Begin to set up my second factor: an address for an authenticator app, and the secret in it',
  beforeSecondFactor: true,
  response: members({ uri: t.string, secret: t.string }),
})

export const confirmTotp = contract({
  ...mine,
  id: 'confirmTotp',
  path: '/api/admin/totp/confirm',
  summary: 'Turn my second factor on by a first code; answers recovery codes, once',
  beforeSecondFactor: true,
  body: members({ otp: text(1, 64) }),
  response: members({ recoveryCodes: listOf(t.string, 100) }),
})

export const disableTotp = contract({
  ...mine,
  id: 'disableTotp',
  path: '/api/admin/totp/disable',
  summary: 'Turn my second factor off',
  body: members({ password: someonesPassword }),
})
