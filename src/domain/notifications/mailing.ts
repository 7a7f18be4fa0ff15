/** Who a mailing goes to: all who own a workflow, or those of them who have fetched a version of it. */
export type Audience = 'owners' | 'holders'

/**
 * Mails of one kind to everybody who is concerned, posted a batch at a time. `after` is the entitlement that was looked
 * at last, in the order of ids; null before the first. `toldAt`: who owned it then is told, nobody who came later.
 */
export type Mailing = Readonly<{
  id: string
  kind: string
  cause: string
  audience: Audience
  workflowId: string
  versionId: string
  toldAt: Date
  /** What was found out once, for all mails. */
  facts: Readonly<Record<string, unknown>>
  after: string | null
  finishedAt: Date | null
}>

/** One who is concerned. */
export type Addressee = Readonly<{ entitlementId: string; userId: string }>

export type MailingEvent = Readonly<{
  _tag: 'MailingBegun' | 'MailingWentOn' | 'MailsPosted'
  subject: string
  facts: Readonly<{ after?: string }>
}>

export const mailingBegun = ({ id }: Pick<Mailing, 'id'>): MailingEvent => ({
  _tag: 'MailingBegun',
  subject: id,
  facts: {},
})

export const mailingWentOn = ({ id }: Pick<Mailing, 'id'>, after: string): MailingEvent => ({
  _tag: 'MailingWentOn',
  subject: id,
  facts: { after },
})

/** There are mails to send; `subject` is what they were posted for. */
export const mailsPosted = (subject: string): MailingEvent => ({ _tag: 'MailsPosted', subject, facts: {} })
