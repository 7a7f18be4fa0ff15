import { accountsRoutes } from '../adapters/http/accounts/accounts.routes.ts'
import { adminsRoutes } from '../adapters/http/accounts/admins.routes.ts'
import { operatorsRoutes } from '../adapters/http/accounts/operators.routes.ts'
import { recoveryRoutes } from '../adapters/http/accounts/recovery.routes.ts'
import { secondFactorRoutes } from '../adapters/http/accounts/second-factor.routes.ts'
import { sessionsRoutes } from '../adapters/http/accounts/sessions.routes.ts'
import { standingRoutes } from '../adapters/http/accounts/standing.routes.ts'
import { accountsReactions, accountsSchedules } from '../adapters/jobs/accounts.jobs.ts'
import { memoryAdmins } from '../adapters/memory/accounts/admins.memory.ts'
import { memoryEmailCodes } from '../adapters/memory/accounts/email-codes.memory.ts'
import { memoryInvitations } from '../adapters/memory/accounts/invitations.memory.ts'
import { memoryKnownAddresses } from '../adapters/memory/accounts/known-addresses.memory.ts'
import { memoryLiveSessions } from '../adapters/memory/accounts/live-sessions.memory.ts'
import { memoryPasswordResets } from '../adapters/memory/accounts/password-resets.memory.ts'
import { memorySecondFactors } from '../adapters/memory/accounts/second-factors.memory.ts'
import { memorySessions } from '../adapters/memory/accounts/sessions.memory.ts'
import { memoryUsers } from '../adapters/memory/accounts/users.memory.ts'
import { accountsPrivacy } from '../adapters/persistence/accounts/accounts.privacy.ts'
import { AdminRow, postgresAdmins } from '../adapters/persistence/accounts/admins.store.ts'
import { EmailCodeRow, postgresEmailCodes } from '../adapters/persistence/accounts/email-codes.store.ts'
import { InvitationRow, postgresInvitations } from '../adapters/persistence/accounts/invitations.store.ts'
import { KnownAddressRow, postgresKnownAddresses } from '../adapters/persistence/accounts/known-addresses.store.ts'
import { postgresLiveSessions } from '../adapters/persistence/accounts/live-sessions.reads.ts'
import { PasswordResetRow, postgresPasswordResets } from '../adapters/persistence/accounts/password-resets.store.ts'
import {
  postgresSecondFactors,
  RecoveryCodeRow,
  SecondFactorRow,
} from '../adapters/persistence/accounts/second-factors.store.ts'
import { postgresSessions, RefreshTokenRow, SessionRow } from '../adapters/persistence/accounts/sessions.store.ts'
import { postgresUsers, UserRow } from '../adapters/persistence/accounts/users.store.ts'
import { acceptInvitation } from '../application/accounts/accept-invitation.ts'
import { actingOperator } from '../application/accounts/acting-operator.ts'
import { addOperator } from '../application/accounts/add-operator.ts'
import { adminLogIn } from '../application/accounts/admin-log-in.ts'
import { adminLogOut } from '../application/accounts/admin-log-out.ts'
import { authenticate } from '../application/accounts/authenticate.ts'
import { changeAdminPassword } from '../application/accounts/change-admin-password.ts'
import { changeMyName } from '../application/accounts/change-my-name.ts'
import { changeOperator } from '../application/accounts/change-operator.ts'
import { changePassword } from '../application/accounts/change-password.ts'
import { changeUserStanding } from '../application/accounts/change-user-standing.ts'
import { endMySession } from '../application/accounts/end-my-session.ts'
import { ensureFirstOwner } from '../application/accounts/ensure-first-owner.ts'
import { eraseMyAccount } from '../application/accounts/erase-my-account.ts'
import { eraseUser } from '../application/accounts/erase-user.ts'
import { finishErasures } from '../application/accounts/finish-erasures.ts'
import { forgetPassword } from '../application/accounts/forget-password.ts'
import { getOperator } from '../application/accounts/get-operator.ts'
import { listMySessions } from '../application/accounts/list-my-sessions.ts'
import { listOperators } from '../application/accounts/list-operators.ts'
import { logIn } from '../application/accounts/log-in.ts'
import { logOut } from '../application/accounts/log-out.ts'
import { logOutEverywhere } from '../application/accounts/log-out-everywhere.ts'
import { refreshAdminSession } from '../application/accounts/refresh-admin-session.ts'
import { refreshSession } from '../application/accounts/refresh-session.ts'
import { registerUser } from '../application/accounts/register-user.ts'
import { resealSecondFactors } from '../application/accounts/reseal-second-factors.ts'
import { resendEmailCode } from '../application/accounts/resend-email-code.ts'
import { resetPassword } from '../application/accounts/reset-password.ts'
import { disableSecondFactor, resetSecondFactor } from '../application/accounts/second-factor-off.ts'
import { confirmSecondFactor, setUpSecondFactor } from '../application/accounts/second-factor-set-up.ts'
import { sendPasswordReset } from '../application/accounts/send-password-reset.ts'
import { verifyEmail } from '../application/accounts/verify-email.ts'
import { whoAmI } from '../application/accounts/who-am-i.ts'
import { whoAmIAsAdmin } from '../application/accounts/who-am-i-as-admin.ts'
import { Admins } from '../ports/accounts/admins.ts'
import { EmailCodes } from '../ports/accounts/email-codes.ts'
import { Invitations } from '../ports/accounts/invitations.ts'
import { KnownAddresses } from '../ports/accounts/known-addresses.ts'
import { LiveSessions } from '../ports/accounts/live-sessions.ts'
import { PasswordResets } from '../ports/accounts/password-resets.ts'
import { SecondFactors } from '../ports/accounts/second-factors.ts'
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
    changeMyName,
    verifyEmail,
    resendEmailCode,
    forgetPassword,
    sendPasswordReset,
    resetPassword,
    changePassword,
    listMySessions,
    endMySession,
    logOutEverywhere,
    changeUserStanding,
    eraseMyAccount,
    eraseUser,
    finishErasures,
    authenticate,
    adminLogIn,
    refreshAdminSession,
    whoAmIAsAdmin,
    ensureFirstOwner,
    actingOperator,
    addOperator,
    acceptInvitation,
    listOperators,
    getOperator,
    changeOperator,
    changeAdminPassword,
    adminLogOut,
    setUpSecondFactor,
    confirmSecondFactor,
    disableSecondFactor,
    resetSecondFactor,
    resealSecondFactors,
  ],
  routes: [
    ...accountsRoutes,
    ...recoveryRoutes,
    ...sessionsRoutes,
    ...standingRoutes,
    ...adminsRoutes,
    ...operatorsRoutes,
    ...secondFactorRoutes,
  ],
  reactions: accountsReactions,
  schedules: accountsSchedules,
  privacy: accountsPrivacy,
  entities: [
    UserRow,
    AdminRow,
    SessionRow,
    RefreshTokenRow,
    KnownAddressRow,
    EmailCodeRow,
    PasswordResetRow,
    InvitationRow,
    SecondFactorRow,
    RecoveryCodeRow,
  ],
  stores: {
    postgres: (db, { sessionTimes }) => [
      provide(Users, postgresUsers(db)),
      provide(Admins, postgresAdmins(db)),
      provide(Sessions, postgresSessions(db, sessionTimes)),
      provide(LiveSessions, postgresLiveSessions(db, sessionTimes)),
      provide(KnownAddresses, postgresKnownAddresses(db)),
      provide(EmailCodes, postgresEmailCodes(db)),
      provide(PasswordResets, postgresPasswordResets(db)),
      provide(Invitations, postgresInvitations(db)),
      provide(SecondFactors, postgresSecondFactors(db)),
    ],
    memory: (memory, { clock, sessionTimes }) => [
      provide(Users, memoryUsers(memory)),
      provide(Admins, memoryAdmins(memory)),
      provide(Sessions, memorySessions(memory, sessionTimes)),
      provide(LiveSessions, memoryLiveSessions(memory, sessionTimes)),
      provide(KnownAddresses, memoryKnownAddresses(memory, clock)),
      provide(EmailCodes, memoryEmailCodes(memory, clock)),
      provide(PasswordResets, memoryPasswordResets(memory, clock)),
      provide(Invitations, memoryInvitations(memory, clock)),
      provide(SecondFactors, memorySecondFactors(memory)),
    ],
  },
})
