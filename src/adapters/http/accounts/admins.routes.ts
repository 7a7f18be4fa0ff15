import { adminLogIn } from '../../../application/accounts/admin-log-in.ts'
import { logOut } from '../../../application/accounts/log-out.ts'
import { refreshAdminSession } from '../../../application/accounts/refresh-admin-session.ts'
import { whoAmIAsAdmin } from '../../../application/accounts/who-am-i-as-admin.ts'
import type { Admin } from '../../../domain/accounts/admin.ts'
import { reply, route } from '../kernel/route.ts'
import * as contract from './admins.contract.ts'

/** What an operator's account shows of itself. There is no second factor yet, so nobody has one. */
const shown = ({ id, email, name, role, status }: Admin) => ({ id, email, name, role, status, secondFactor: false })

export const adminsRoutes = [
  route(contract.adminLogin, adminLogIn, {
    toInput: ({ body }, visitor) => ({ ...body, visitor }),
    toResponse: ({ admin, ...tokens }) => reply({ admin: shown(admin), ...tokens }),
  }),
  route(contract.adminRefresh, refreshAdminSession, {
    toInput: ({ body }) => body,
    toResponse: ({ admin, ...tokens }) => reply({ admin: shown(admin), ...tokens }),
  }),
  route(contract.adminMe, whoAmIAsAdmin, {
    toInput: (_, { adminId }) => ({ adminId }),
    toResponse: (admin) => reply(shown(admin)),
  }),
  route(contract.adminLogout, logOut, {
    toInput: (_, { sessionId }) => ({ sessionId }),
    toResponse: () => reply(undefined),
  }),
]
