/** Where a mail server can say no: to whoever comes, to a sender, a recipient, or to a mail once it has all of it. */
export type RefusalPoint = 'connect' | 'sender' | 'recipient' | 'data'

/** What the mailbox refuses, and how: with a reply (4yz for now, 5yz for ever), or by not replying at all. */
export type Refusal = Readonly<{
  at: RefusalPoint
  status: number | 'silence'
  /** This recipient only. */
  only?: string
}>

export type Refusals = Readonly<{
  /** In place of what was refused before; nothing by default. */
  set: (refusals: ReadonlyArray<Refusal>) => void
  /** Goes on, fails with a reply, or never comes back. */
  check: (at: RefusalPoint, recipients: ReadonlyArray<string>) => Promise<void>
}>

const replying = (status: number): Error =>
  Object.assign(new Error('Refused, as the mailbox was told to'), { responseCode: status })

const never = (): Promise<never> => new Promise(() => undefined)

/** How a mailbox refuses on purpose, so that a shop can be seen to go on. */
export const openRefusals = (): Refusals => {
  let current: ReadonlyArray<Refusal> = []
  return {
    set: (refusals) => {
      current = refusals
    },
    check: async (at, recipients) => {
      const found = current.find(
        (each) => each.at === at && (each.only === undefined || recipients.includes(each.only)),
      )
      if (found === undefined) return
      if (found.status === 'silence') return never()
      throw replying(found.status)
    },
  }
}
