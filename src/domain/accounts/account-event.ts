/** What happened to an account, in ids only. */
export type UserEvent = Readonly<{
  _tag:
    | 'UserSuspended'
    | 'UserRestored'
    | 'UserErased'
    | 'EmailVerified'
    | 'PasswordChanged'
    | 'PasswordReset'
    | 'PasswordForgotten'
  subject: string
  facts: Readonly<Record<never, never>>
}>

const about =
  (_tag: UserEvent['_tag']) =>
  (userId: string): UserEvent => ({ _tag, subject: userId, facts: {} })

export const userSuspended = about('UserSuspended')
export const userRestored = about('UserRestored')
export const userErased = about('UserErased')
export const emailVerified = about('EmailVerified')
export const passwordChanged = about('PasswordChanged')
export const passwordReset = about('PasswordReset')
/** Announced of addresses without an account, too, with an id that nobody has: so neither takes longer to answer. */
export const passwordForgotten = about('PasswordForgotten')

/** A secret is to be mailed: `subject` is what it belongs to. */
export type SecretEvent = Readonly<{
  _tag: 'EmailCodeMade' | 'PasswordResetMade'
  subject: string
  facts: Readonly<{ userId: string }>
}>

export const emailCodeMade = (id: string, userId: string): SecretEvent => ({
  _tag: 'EmailCodeMade',
  subject: id,
  facts: { userId },
})
export const passwordResetMade = (id: string, userId: string): SecretEvent => ({
  _tag: 'PasswordResetMade',
  subject: id,
  facts: { userId },
})

/** What happened to an operator's account, in ids only. */
export type AdminEvent = Readonly<{
  _tag:
    | 'AdminAdded'
    | 'AdminChanged'
    | 'AdminJoined'
    | 'AdminPasswordChanged'
    | 'AdminSignedIn'
    | 'SecondFactorOn'
    | 'SecondFactorOff'
  subject: string
  facts: Readonly<Record<never, never>>
}>

export const adminEvent = (_tag: AdminEvent['_tag'], adminId: string): AdminEvent => ({
  _tag,
  subject: adminId,
  facts: {},
})

/** Somebody was asked to work here: `subject` is the invitation, which is to be mailed. */
export type AdminInvited = Readonly<{ _tag: 'AdminInvited'; subject: string; facts: Readonly<{ adminId: string }> }>

export const adminInvited = (id: string, adminId: string): AdminInvited => ({
  _tag: 'AdminInvited',
  subject: id,
  facts: { adminId },
})
