import { adminLogIn } from '../../../application/accounts/admin-log-in.ts'
import { adminLogOut } from '../../../application/accounts/admin-log-out.ts'
import { refreshAdminSession } from '../../../application/accounts/refresh-admin-session.ts'
import { whoAmIAsAdmin } from '../../../application/accounts/who-am-i-as-admin.ts'
import { reply, route } from '../kernel/route.ts'
import * as contract from './admins.contract.ts'
import { goneReply, sessionReply } from './session-reply.ts'
import { shownAdmin } from './shown-admin.ts'

export const adminsRoutes = [
  route(contract.adminLogin, adminLogIn, {
    toInput: ({ body: { email, password, otp = null } }, visitor) => ({ email, password, otp, visitor }),
    toResponse: ({ admin, ...tokens }, { body: { transport } }) =>
      sessionReply('admin', transport === 'cookie', { admin: shownAdmin(admin), ...tokens }),
  }),
  route(contract.adminRefresh, refreshAdminSession, {
    toInput: ({ body, raw }) => ({ refreshToken: body.refreshToken ?? raw.cookie }),
    toResponse: ({ admin, ...tokens }, { body }) =>
      sessionReply('admin', body.refreshToken === undefined, { admin: shownAdmin(admin), ...tokens }),
  }),
  route(contract.adminMe, whoAmIAsAdmin, {
    toInput: (_, { adminId }) => ({ adminId }),
    toResponse: (admin) => reply(shownAdmin(admin)),
  }),
  route(contract.adminLogout, adminLogOut, {
    toInput: (_, operator) => ({ operator }),
    toResponse: (_, { raw }) => goneReply('admin', raw.cookie),
  }),
]
