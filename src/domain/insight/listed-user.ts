import { profileOf, type User, type UserProfile, type UserStatus } from '../accounts/user.ts'

/** A buyer as the operators see them; `purchases` counts their sales. */
export type ListedUser = UserProfile & Readonly<{ status: UserStatus; purchases: number }>

export const listedUser = (user: Omit<User, 'passwordHash'>, purchases: number): ListedUser => ({
  ...profileOf(user),
  status: user.status,
  purchases,
})
