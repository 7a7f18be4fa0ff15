import type { Admin } from '../accounts/admin.ts'
import type { EmailAddress } from '../accounts/email-address.ts'
import type { UserStatus } from '../accounts/user.ts'

/** Which mails a buyer wants, beside those that belong to a purchase or an account. */
export type MailPreferences = Readonly<{ updates: boolean }>

/** What a buyer gets who never said anything. */
export const usualPreferences: MailPreferences = { updates: true }

/** Who a mail goes to, as they are when it is sent. */
export type Recipient = Readonly<{
  userId: string
  email: EmailAddress
  name: string
  status: UserStatus
  preferences: MailPreferences
}>

/** Whom the shop writes to: neither those it has shut out nor those who are gone. */
export const isWrittenTo = ({ status }: Pick<Recipient, 'status'>): boolean =>
  status === 'unverified' || status === 'active'

/** A buyer changed which mails they want. */
export type MailPreferencesChanged = Readonly<{
  _tag: 'MailPreferencesChanged'
  subject: string
  facts: MailPreferences
}>

export const mailPreferencesChanged = (userId: string, { updates }: MailPreferences): MailPreferencesChanged => ({
  _tag: 'MailPreferencesChanged',
  subject: userId,
  facts: { updates },
})

/** A person of the shop as a recipient: they get what concerns them, until they are shut out. */
export const operatorAsRecipient = ({
  id,
  email,
  name,
  status,
}: Pick<Admin, 'id' | 'email' | 'name' | 'status'>): Recipient => ({
  userId: id,
  email,
  name,
  status: status === 'disabled' ? 'suspended' : 'active',
  preferences: usualPreferences,
})
