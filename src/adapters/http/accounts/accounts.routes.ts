import { changeMyName } from '../../../application/accounts/change-my-name.ts'
import { eraseMyAccount } from '../../../application/accounts/erase-my-account.ts'
import { logIn } from '../../../application/accounts/log-in.ts'
import { logOut } from '../../../application/accounts/log-out.ts'
import { refreshSession } from '../../../application/accounts/refresh-session.ts'
import { registerUser } from '../../../application/accounts/register-user.ts'
import { whoAmI } from '../../../application/accounts/who-am-i.ts'
import { reply, route } from '../kernel/route.ts'
import * as contract from './accounts.contract.ts'
import { goneReply, sessionReply } from './session-reply.ts'

export const accountsRoutes = [
  route(contract.register, registerUser, {
    toInput: ({ body: { email, password, name } }, visitor) => ({ email, password, name, visitor }),
    toResponse: (session, { body: { transport } }) => sessionReply('user', transport === 'cookie', session),
  }),
  route(contract.login, logIn, {
    toInput: ({ body: { email, password } }, visitor) => ({ email, password, visitor }),
    toResponse: (session, { body: { transport } }) => sessionReply('user', transport === 'cookie', session),
  }),
  route(contract.refresh, refreshSession, {
    toInput: ({ body, raw }) => ({ refreshToken: body.refreshToken ?? raw.cookie }),
    toResponse: (session, { body }) => sessionReply('user', body.refreshToken === undefined, session),
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
    toResponse: (_, { raw }) => goneReply('user', raw.cookie),
  }),
]
