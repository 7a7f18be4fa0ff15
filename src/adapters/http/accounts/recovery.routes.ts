import { changePassword } from '../../../application/accounts/change-password.ts'
import { forgetPassword } from '../../../application/accounts/forget-password.ts'
import { resendEmailCode } from '../../../application/accounts/resend-email-code.ts'
import { resetPassword } from '../../../application/accounts/reset-password.ts'
import { verifyEmail } from '../../../application/accounts/verify-email.ts'
import { reply, route } from '../kernel/route.ts'
import * as contract from './recovery.contract.ts'

export const recoveryRoutes = [
  route(contract.verifyEmail, verifyEmail, {
    toInput: ({ body: { code } }, { userId, sessionId }) => ({ userId, sessionId, code }),
    toResponse: () => reply(undefined),
  }),
  route(contract.resendEmailCode, resendEmailCode, {
    toInput: (_, { userId, sessionId }) => ({ userId, sessionId }),
    toResponse: () => reply(undefined),
  }),
  route(contract.forgotPassword, forgetPassword, {
    toInput: ({ body: { email } }, visitor) => ({ email, visitor }),
    toResponse: () => reply(undefined),
  }),
  route(contract.resetPassword, resetPassword, {
    toInput: ({ body }) => body,
    toResponse: () => reply(undefined),
  }),
  route(contract.changePassword, changePassword, {
    toInput: ({ body }, buyer) => ({ ...body, buyer }),
    toResponse: () => reply(undefined),
  }),
]
