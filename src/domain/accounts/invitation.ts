import type { SealedSecret } from './mailed-secret.ts'

/** An invitation to work here before the database has dated it. */
export type NewInvitation = SealedSecret & Readonly<{ id: string; adminId: string; lifetimeMs: number }>

/** A way in for whoever reads the mails of an operator's address. `isOpen`: not used, replaced or too old, by the database's time. */
export type Invitation = SealedSecret & Readonly<{ id: string; adminId: string; isOpen: boolean }>
