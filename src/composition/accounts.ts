import { accountsRoutes } from '../adapters/http/accounts/accounts.routes.ts'
import { adminsRoutes } from '../adapters/http/accounts/admins.routes.ts'
import { memoryAdmins } from '../adapters/memory/accounts/admins.memory.ts'
import { memorySessions } from '../adapters/memory/accounts/sessions.memory.ts'
import { memoryUsers } from '../adapters/memory/accounts/users.memory.ts'
import { AdminRow, postgresAdmins } from '../adapters/persistence/accounts/admins.store.ts'
import { postgresSessions, RefreshTokenRow, SessionRow } from '../adapters/persistence/accounts/sessions.store.ts'
import { postgresUsers, UserRow } from '../adapters/persistence/accounts/users.store.ts'
import { actingOperator } from '../application/accounts/acting-operator.ts'
import { addOperator } from '../application/accounts/add-operator.ts'
import { adminLogIn } from '../application/accounts/admin-log-in.ts'
import { authenticate } from '../application/accounts/authenticate.ts'
import { ensureFirstOwner } from '../application/accounts/ensure-first-owner.ts'
import { logIn } from '../application/accounts/log-in.ts'
import { logOut } from '../application/accounts/log-out.ts'
import { refreshAdminSession } from '../application/accounts/refresh-admin-session.ts'
import { refreshSession } from '../application/accounts/refresh-session.ts'
import { registerUser } from '../application/accounts/register-user.ts'
import { whoAmI } from '../application/accounts/who-am-i.ts'
import { whoAmIAsAdmin } from '../application/accounts/who-am-i-as-admin.ts'
import { Admins } from '../ports/accounts/admins.ts'
import { Sessions } from '../ports/accounts/sessions.ts'
import { Users } from '../ports/accounts/users.ts'
import { provide } from '../ports/kernel/port.ts'
import { capability } from './capability.ts'

export const accounts = capability({
  name: 'accounts',
  useCases: [
    registerUser,
    logIn,
    refreshSession,
    logOut,
    whoAmI,
    authenticate,
    adminLogIn,
    refreshAdminSession,
    whoAmIAsAdmin,
    ensureFirstOwner,
    actingOperator,
    addOperator,
  ],
  routes: [...accountsRoutes, ...adminsRoutes],
  entities: [UserRow, AdminRow, SessionRow, RefreshTokenRow],
  stores: {
    postgres: (db) => [
      provide(Users, postgresUsers(db)),
      provide(Admins, postgresAdmins(db)),
      provide(Sessions, postgresSessions(db)),
    ],
    memory: (memory) => [
      provide(Users, memoryUsers(memory)),
      provide(Admins, memoryAdmins(memory)),
      provide(Sessions, memorySessions(memory)),
    ],
  },
})
