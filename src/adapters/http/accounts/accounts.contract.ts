import * as t from 'io-ts'
import { emailAddress } from '../../../domain/accounts/email-address.ts'
import { password, triedPassword } from '../../../domain/accounts/password.ts'
import { personName } from '../../../domain/accounts/user.ts'
import { members } from '../kernel/codec/members.ts'
import { bool, instant, integer, parsed, text, uuid } from '../kernel/codec/values.ts'
import { contract } from '../kernel/contract.ts'
import { sessionCookies, transport } from './session-cookie.ts'

export const email = parsed('e-mail address', emailAddress, { format: 'email', maxLength: 254 })
export const newPassword = parsed('password', password, { minLength: 12, maxLength: 128 })
export const someonesPassword = parsed('password', triedPassword, { maxLength: 128 })
const name = parsed('name', personName, { minLength: 1, maxLength: 100 })
export const token = text(1, 200)

export const user = members({ id: uuid, email: t.string, name: t.string, emailVerified: bool, createdAt: instant })

const session = members(
  { user, accessToken: t.string, expiresIn: integer(0, Number.MAX_SAFE_INTEGER) },
  { refreshToken: t.string },
)

const tag = 'Accounts'

export const register = contract({
  id: 'register',
  method: 'post',
  path: '/api/auth/register',
  summary: 'Make an account and sign in',
  tag,
  access: 'public',
  size: 'auth',
  body: members({ email, password: newPassword, name }, { transport }),
  response: session,
  success: [201],
})

export const login = contract({
  id: 'login',
  method: 'post',
  path: '/api/auth/login',
  summary: 'Sign in',
  tag,
  access: 'public',
  size: 'auth',
  body: members({ email, password: someonesPassword }, { transport }),
  response: session,
})

export const refresh = contract({
  id: 'refresh',
  method: 'post',
  path: '/api/auth/refresh',
  summary: 'Exchange a refresh token, from the body or else from the cookie, for new tokens, once',
  cookie: sessionCookies.user,
  tag,
  access: 'public',
  size: 'auth',
  body: members({}, { refreshToken: token }),
  response: session,
})

export const me = contract({
  id: 'me',
  method: 'get',
  path: '/api/auth/me',
  summary: 'My account',
  tag,
  access: 'user',
  response: user,
})

export const changeMe = contract({
  id: 'changeMe',
  method: 'patch',
  path: '/api/auth/me',
  summary: 'Change my name',
  tag,
  access: 'user',
  body: members({ name }),
  response: user,
})

export const eraseMe = contract({
  id: 'eraseMe',
  method: 'delete',
  path: '/api/auth/me',
  summary: 'Erase my account for good; what was paid stays in the books, without whose it was',
  tag,
  access: 'user',
  size: 'auth',
  body: members({ password: someonesPassword }),
})

export const logout = contract({
  id: 'logout',
  method: 'post',
  path: '/api/auth/logout',
  summary: 'End this session on the server',
  cookie: sessionCookies.user,
  tag,
  access: 'user',
})
