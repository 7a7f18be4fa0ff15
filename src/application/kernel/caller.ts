import type { Role } from '../../domain/accounts/admin.ts'

/** Where a request comes from, whoever makes it. `address` is the client's, as believed through trusted proxies only. */
export type Visitor = Readonly<{ address: string; userAgent: string; requestId: string }>

/** A signed-in buyer. */
export type Buyer = Visitor & Readonly<{ userId: string; sessionId: string }>

/** A signed-in person of the shop. */
export type Operator = Visitor & Readonly<{ adminId: string; role: Role; sessionId: string }>
