import type { ReceivedMail } from './mailbox.ts'

const code = /Your code is (\d{6})\./
const token = /\/reset-password#token=([\w-]+)/
const invitation = /\/accept-invitation#token=([\w-]+)/

/** A mail with a code, such as everyone gets who makes an account. */
export const hasCode = ({ text }: ReceivedMail): boolean => code.test(text)
export const hasWayToNewPassword = ({ text }: ReceivedMail): boolean => token.test(text)
export const isInvitation = ({ text }: ReceivedMail): boolean => invitation.test(text)

const secretIn = (pattern: RegExp, mail: ReceivedMail | undefined): string => {
  const secret = pattern.exec(mail?.text ?? '')?.[1]
  if (secret === undefined) throw new Error('there is no such mail')
  return secret
}

export const codeIn = (mail: ReceivedMail | undefined): string => secretIn(code, mail)
export const tokenIn = (mail: ReceivedMail | undefined): string => secretIn(token, mail)
export const invitationIn = (mail: ReceivedMail | undefined): string => secretIn(invitation, mail)
