import { sendPasswordReset } from '../../application/accounts/send-password-reset.ts'
import { reaction } from '../../application/kernel/reaction.ts'

export const accountsReactions = [
  reaction('send-password-reset', ['PasswordForgotten'], sendPasswordReset, ({ id, subject }) => ({
    id,
    userId: subject,
  })),
]
