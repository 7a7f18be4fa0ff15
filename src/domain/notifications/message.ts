/** A line of figures: what it is, and how much; the one that all others lead to is `isTotal`. */
export type Figure = Readonly<{ label: string; value: string; isTotal?: boolean }>

/** A part of a message. `quote` are somebody else's words, with their own lines. */
export type Block =
  | Readonly<{ kind: 'text'; text: string }>
  | Readonly<{ kind: 'list'; title: string; items: ReadonlyArray<string> }>
  | Readonly<{ kind: 'quote'; title: string; text: string }>
  | Readonly<{ kind: 'figures'; title: string; rows: ReadonlyArray<Figure> }>
  | Readonly<{ kind: 'link'; text: string; url: string }>

/** What a mail says, before it is text or HTML; `why` tells why somebody gets it. All of it is plain text. */
export type Message = Readonly<{ subject: string; blocks: ReadonlyArray<Block>; why: string }>

export const says = (text: string): Block => ({ kind: 'text', text })
export const lists = (title: string, items: ReadonlyArray<string>): Block => ({ kind: 'list', title, items })
export const quotes = (title: string, text: string): Block => ({ kind: 'quote', title, text })
export const figures = (title: string, rows: ReadonlyArray<Figure>): Block => ({ kind: 'figures', title, rows })
export const leadsTo = (text: string, url: string): Block => ({ kind: 'link', text, url })

/** What stands around every message: whom it greets, and where they end such mails, if they may. */
export type Frame = Readonly<{ name: string; unsubscribeUrl: string | null }>
