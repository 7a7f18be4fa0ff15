import { textOf } from '../kernel/text.ts'
import type { EmailAddress } from './email-address.ts'

export type UserStatus = 'unverified' | 'active' | 'suspended' | 'erased'

/** A buyer's account. Buying is not blocked by an unverified e-mail. */
export type User = Readonly<{
  id: string
  email: EmailAddress
  name: string
  status: UserStatus
  passwordHash: string
  /** When somebody who reads the mails of this address said so; it outlives a suspension. */
  emailVerifiedAt: Date | null
  createdAt: Date
}>

/** What an account shows of itself. */
export type UserProfile = Readonly<{
  id: string
  email: EmailAddress
  name: string
  emailVerified: boolean
  createdAt: Date
}>

export const personName = textOf(1, 100)

export const profileOf = ({
  id,
  email,
  name,
  emailVerifiedAt,
  createdAt,
}: Omit<User, 'passwordHash'>): UserProfile => ({
  id,
  email,
  name,
  emailVerified: emailVerifiedAt !== null,
  createdAt,
})
