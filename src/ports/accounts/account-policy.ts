import type { MailPace } from '../../domain/accounts/mailed-secret.ts'
import { port } from '../kernel/port.ts'

/** How long mailed secrets are good, how many tries they allow, and how often they are mailed. */
export type AccountPolicy = Readonly<{
  emailCode: Readonly<{ lifetimeMs: number; tries: number; pace: MailPace }>
  passwordReset: Readonly<{ lifetimeMs: number; pace: MailPace }>
}>
export const AccountPolicy = port<AccountPolicy>('AccountPolicy')
