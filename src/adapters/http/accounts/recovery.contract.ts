import { E } from '../../../domain/kernel/fp.ts'
import { flaw } from '../../../domain/kernel/issue.ts'
import { members } from '../kernel/codec/members.ts'
import { parsed } from '../kernel/codec/values.ts'
import { contract } from '../kernel/contract.ts'
import { email, newPassword, someonesPassword, token } from './accounts.contract.ts'

const tag = 'Accounts'

const sixDigits = parsed(
  'code',
  (text) => (/^[0-9]{6}$/.test(text) ? E.right(text) : E.left(flaw('invalid_code', 'must be six digits'))),
  { pattern: '^[0-9]{6}$' },
)

export const verifyEmail = contract({
  id: 'verifyEmail',
  method: 'post',
  path: '/api/auth/email/verify',
  summary: 'Confirm my e-mail address by the code that this session was mailed',
  tag,
  access: 'user',
  size: 'auth',
  body: members({ code: sixDigits }),
})

export const resendEmailCode = contract({
  id: 'resendEmailCode',
  method: 'post',
  path: '/api/auth/email/resend',
  summary: 'Mail me another code, for this session; none when the address is confirmed',
  tag,
  access: 'user',
  size: 'auth',
  success: [202],
})

export const forgotPassword = contract({
  id: 'forgotPassword',
  method: 'post',
  path: '/api/auth/password/forgot',
  summary: 'Mail a way to a new password to this address, if it has an account',
  tag,
  access: 'public',
  size: 'auth',
  body: members({ email }),
  success: [202],
})

export const resetPassword = contract({
  id: 'resetPassword',
  method: 'post',
  path: '/api/auth/password/reset',
  summary: 'Choose a new password by the token from the mail; ends all sessions',
  tag,
  access: 'public',
  size: 'auth',
  body: members({ token, password: newPassword }),
})

export const changePassword = contract({
  id: 'changePassword',
  method: 'post',
  path: '/api/auth/password/change',
  summary: 'Change my password; ends all of my sessions but this one',
  tag,
  access: 'user',
  size: 'auth',
  body: members({ currentPassword: someonesPassword, password: newPassword }),
})
