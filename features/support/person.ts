import { randomBytes } from 'node:crypto'
import type { Attempt, Browser } from './driver.ts'
import { owner } from './owner.ts'

/** `refreshToken` null: their browser keeps it. */
type Tokens = Readonly<{ accessToken: string; refreshToken: string | null; expiresAt: number }>

/** A payment that someone has begun: its reference, and the page that they were sent to. */
export type Begun = Readonly<{ reference: string; title: string; page: string | null }>

/** Someone in a scenario, on one device. What they were last told stays with them. */
export type Person = {
  readonly name: string
  readonly email: string
  readonly password: string
  /** Whether they run the shop. */
  readonly runsShop: boolean
  tokens: Tokens | null
  /** What their browser keeps, where no page can read it. */
  readonly browser: Browser
  /** Every refresh token they were given, oldest first. */
  readonly passes: Array<string>
  /** Every payment they began, oldest first. */
  readonly begun: Array<Begun>
  /** Every file they downloaded, oldest first. */
  readonly files: Array<string>
  /** Every download link they made, oldest first. */
  readonly links: Array<string>
  told: Attempt<unknown> | null
  /** How many of their mails they have read. */
  mailsRead: number
}

const operatorsName = 'the operator'

/** A buyer or visitor with an address that nobody has had before; or the operator, who owns the shop. */
export const newPerson = (name: string): Person => ({
  name,
  ...(name === operatorsName
    ? owner
    : {
        email: `${name.replaceAll(' ', '-').toLowerCase()}.${randomBytes(4).toString('hex')}@people.example`,
        password: 'seven herons wading upstream',
      }),
  runsShop: name === operatorsName,
  tokens: null,
  browser: new Map(),
  passes: [],
  begun: [],
  files: [],
  links: [],
  told: null,
  mailsRead: 0,
})

type Session = Readonly<{ accessToken: string; refreshToken?: string; expiresIn: number }>

/** Takes the tokens of a session that was just given out. */
export const hold = (person: Person, { accessToken, refreshToken, expiresIn }: Session, now: Date): void => {
  person.tokens = { accessToken, refreshToken: refreshToken ?? null, expiresAt: now.getTime() + expiresIn * 1_000 }
  if (refreshToken !== undefined) person.passes.push(refreshToken)
}

/** The token at the end of the link that someone made last. */
export const tokenOfLink = ({ name, links }: Person): string => {
  const token = links.at(-1)?.split('/api/downloads/')[1]
  if (token === undefined) throw new Error(`${name} has made no link`)
  return token
}
