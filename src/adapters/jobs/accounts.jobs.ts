import { finishErasures } from '../../application/accounts/finish-erasures.ts'
import { sendPasswordReset } from '../../application/accounts/send-password-reset.ts'
import { reaction, schedule } from '../../application/kernel/reaction.ts'

export const accountsReactions = [
  reaction('send-password-reset', ['PasswordForgotten'], sendPasswordReset, ({ id, subject }) => ({
    id,
    userId: subject,
  })),
]

const everyQuarterHour = '7,22,37,52 * * * *'

export const accountsSchedules = [schedule('finish-erasures', everyQuarterHour, finishErasures, () => ({}))]
