import type { O } from '../../domain/kernel/fp.ts'
import type { Mail, MailFacts, Readership } from '../../domain/notifications/mail.ts'
import type { Message } from '../../domain/notifications/message.ts'
import type { Recipient } from '../../domain/notifications/recipient.ts'
import type { Announced } from '../kernel/reaction.ts'
import type { Wired } from '../kernel/use-case.ts'

/** A mail that is about to be sent, and whom it goes to. */
export type Composing = Readonly<{ mail: Mail; recipient: Recipient }>

/**
 * To whom a mail goes that follows from an event, and what it is about. `cause`: what it follows from, where that is not
 * the event itself, for the event may be announced twice. `readership`: to a buyer, unless it says otherwise.
 */
export type Addressed = Readonly<{ userId: string; facts: MailFacts; cause?: string; readership?: Readership }>

/** A member of an event's or a mail's facts, which are text. */
export const textIn = (facts: Readonly<Record<string, unknown>>, name: string): string => String(facts[name])

/** Finds the words of a mail. */
// biome-ignore lint/suspicious/noExplicitAny: use cases of different needs stand in one list
export type Compose = Wired<any, any, Composing, O.Option<Message>>

/**
 * A kind of mail. `compose` finds the words when the mail is sent; none when it is not true any more. It may run twice
 * for one mail, and then says the same.
 */
export type LetterKind = Readonly<{
  kind: string
  /** One of those that a buyer may do without. */
  isOptional: boolean
  /** The events that it follows from, one mail each, and to whom; none when mailings post it. */
  follows: Readonly<{ on: ReadonlyArray<string>; to: (event: Announced) => Addressed }> | null
  compose: Compose
}>

/** A kind that goes to many, by mailings. */
export const toMany = (kind: Omit<LetterKind, 'follows'>): LetterKind => ({ ...kind, follows: null })
