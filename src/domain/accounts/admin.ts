import type { EmailAddress } from './email-address.ts'

/** A ladder: each role may do all that the ones before it may. */
export const roles = ['analyst', 'support', 'manager', 'owner'] as const
export type Role = (typeof roles)[number]

export type AdminStatus = 'invited' | 'active' | 'disabled'

/** A person of the shop, with a table and a token audience of their own. */
export type Admin = Readonly<{
  id: string
  email: EmailAddress
  name: string
  role: Role
  status: AdminStatus
  passwordHash: string
  /** Whether they ever could sign in: whoever was invited and did not come yet has a password that nobody knows. */
  hasJoined: boolean
  /** Whether signing in asks them for a one-time code as well. What is kept of that decides; it is not saved from here. */
  hasSecondFactor: boolean
  createdAt: Date
}>

export const mayAct = (role: Role, least: Role): boolean => roles.indexOf(role) >= roles.indexOf(least)
