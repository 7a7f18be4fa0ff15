import type { SealedSecret } from './mailed-secret.ts'

/** A code before the database has dated it. `asked`: somebody asked for it, it did not come with a registration. */
export type NewEmailCode = SealedSecret &
  Readonly<{ id: string; userId: string; sessionId: string; asked: boolean; tries: number; lifetimeMs: number }>

/**
 * Six digits by which somebody shows that they read an account's mails: good in the session that they were asked for in,
 * once, for a while and a few tries. `isOver`: its time has run out, by the database's time.
 */
export type EmailCode = SealedSecret &
  Readonly<{
    id: string
    userId: string
    sessionId: string
    triesLeft: number
    isUsed: boolean
    isOver: boolean
  }>

/** Whether a code can still be typed. */
export const isOpen = ({ triesLeft, isUsed, isOver }: EmailCode): boolean => triesLeft > 0 && !isUsed && !isOver
