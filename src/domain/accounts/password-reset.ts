import type { SealedSecret } from './mailed-secret.ts'

/** A way to a new password before the database has dated it. */
export type NewPasswordReset = SealedSecret & Readonly<{ id: string; userId: string; lifetimeMs: number }>

/** A way to a new password for who reads the account's mails. `isOpen`: not used, replaced or too old, by the database's time. */
export type PasswordReset = SealedSecret & Readonly<{ id: string; userId: string; isOpen: boolean }>
