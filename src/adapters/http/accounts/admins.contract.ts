import * as t from 'io-ts'
import { roles } from '../../../domain/accounts/admin.ts'
import { members } from '../kernel/codec/members.ts'
import { bool, integer, text, uuid, word } from '../kernel/codec/values.ts'
import { contract } from '../kernel/contract.ts'
import { email, someonesPassword, token } from './accounts.contract.ts'
import { sessionCookies, transport } from './session-cookie.ts'

export const admin = members({
  id: uuid,
  email: t.string,
  name: t.string,
  role: word(...roles),
  status: word('invited', 'active', 'disabled'),
  secondFactor: bool,
})

export const adminSession = members(
  { admin, accessToken: t.string, expiresIn: integer(0, Number.MAX_SAFE_INTEGER) },
  { refreshToken: t.string },
)

const tag = 'Operators'

export const adminLogin = contract({
  id: 'adminLogin',
  method: 'post',
  path: '/api/admin/login',
  summary: 'Sign in as a person of the shop',
  tag,
  access: 'public',
  size: 'auth',
  body: members({ email, password: someonesPassword }, { otp: text(1, 64), transport }),
  response: adminSession,
})

export const adminRefresh = contract({
  id: 'adminRefresh',
  method: 'post',
  path: '/api/admin/refresh',
  summary: "Exchange an operator's refresh token, from the body or else from the cookie, for new tokens, once",
  cookie: sessionCookies.admin,
  tag,
  access: 'public',
  size: 'auth',
  body: members({}, { refreshToken: token }),
  response: adminSession,
})

export const adminMe = contract({
  id: 'adminMe',
  method: 'get',
  path: '/api/admin/me',
  summary: 'My operator account',
  tag,
  access: 'analyst',
  beforeSecondFactor: true,
  response: admin,
})

export const adminLogout = contract({
  id: 'adminLogout',
  method: 'post',
  path: '/api/admin/logout',
  summary: 'End this session on the server',
  cookie: sessionCookies.admin,
  tag,
  access: 'analyst',
  beforeSecondFactor: true,
})
