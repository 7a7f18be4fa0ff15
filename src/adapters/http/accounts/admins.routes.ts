import { adminLogIn } from '../../../application/accounts/admin-log-in.ts'
import { adminLogOut } from '../../../application/accounts/admin-log-out.ts'
import { refreshAdminSession } from '../../../application/accounts/refresh-admin-session.ts'
import { whoAmIAsAdmin } from '../../../application/accounts/who-am-i-as-admin.ts'
import { reply, route } from '../kernel/route.ts'
import * as contract from './admins.contract.ts'
import { shownAdmin } from './shown-admin.ts'

export const adminsRoutes = [
  route(contract.adminLogin, adminLogIn, {
    toInput: ({ body: { otp = null, ...credentials } }, visitor) => ({ ...credentials, otp, visitor }),
    toResponse: ({ admin, ...tokens }) => reply({ admin: shownAdmin(admin), ...tokens }),
  }),
  route(contract.adminRefresh, refreshAdminSession, {
    toInput: ({ body }) => body,
    toResponse: ({ admin, ...tokens }) => reply({ admin: shownAdmin(admin), ...tokens }),
  }),
  route(contract.adminMe, whoAmIAsAdmin, {
    toInput: (_, { adminId }) => ({ adminId }),
    toResponse: (admin) => reply(shownAdmin(admin)),
  }),
  route(contract.adminLogout, adminLogOut, {
    toInput: (_, operator) => ({ operator }),
    toResponse: () => reply(undefined),
  }),
]
