import type { MailPace } from '../../domain/accounts/mailed-secret.ts'
import { port } from '../kernel/port.ts'

/** How long mailed secrets are good, how many tries they allow, how often they are mailed, and what owners need to act. */
export type AccountPolicy = Readonly<{
  emailCode: Readonly<{ lifetimeMs: number; tries: number; pace: MailPace }>
  passwordReset: Readonly<{ lifetimeMs: number; pace: MailPace }>
  invitation: Readonly<{ lifetimeMs: number }>
  /** An owner without a second factor may set one up and do nothing else. */
  ownersNeedSecondFactor: boolean
}>
export const AccountPolicy = port<AccountPolicy>('AccountPolicy')
