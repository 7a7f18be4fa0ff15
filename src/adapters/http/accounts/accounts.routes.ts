import { changeMyName } from '../../../application/accounts/change-my-name.ts'
import { eraseMyAccount } from '../../../application/accounts/erase-my-account.ts'
import { logIn } from '../../../application/accounts/log-in.ts'
import { logOut } from '../../../application/accounts/log-out.ts'
import { refreshSession } from '../../../application/accounts/refresh-session.ts'
import { registerUser } from '../../../application/accounts/register-user.ts'
import { whoAmI } from '../../../application/accounts/who-am-i.ts'
import { reply, route } from '../kernel/route.ts'
import * as contract from './accounts.contract.ts'

export const accountsRoutes = [
  route(contract.register, registerUser, {
    toInput: ({ body }, visitor) => ({ ...body, visitor }),
    toResponse: (session) => reply(session),
  }),
  route(contract.login, logIn, {
    toInput: ({ body }, visitor) => ({ ...body, visitor }),
    toResponse: (session) => reply(session),
  }),
  route(contract.refresh, refreshSession, {
    toInput: ({ body }) => body,
    toResponse: (session) => reply(session),
  }),
  route(contract.me, whoAmI, {
    toInput: (_, { userId }) => ({ userId }),
    toResponse: (profile) => reply(profile),
  }),
  route(contract.changeMe, changeMyName, {
    toInput: ({ body: { name } }, { userId }) => ({ userId, name }),
    toResponse: (profile) => reply(profile),
  }),
  route(contract.eraseMe, eraseMyAccount, {
    toInput: ({ body: { password } }, buyer) => ({ password, buyer }),
    toResponse: () => reply(undefined),
  }),
  route(contract.logout, logOut, {
    toInput: (_, { sessionId }) => ({ sessionId }),
    toResponse: () => reply(undefined),
  }),
]
