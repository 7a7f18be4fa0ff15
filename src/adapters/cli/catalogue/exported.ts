import * as t from 'io-ts'
import { licences } from '../../../domain/catalogue/workflow.ts'
import { E, pipe } from '../../../domain/kernel/fp.ts'
import { currencies } from '../../../domain/kernel/money.ts'

const oneOf = <W extends string>(words: ReadonlyArray<W>) =>
  t.keyof(Object.fromEntries(words.map((word) => [word, null])) as Record<W, null>)

/**
 * What an export keeps of a workflow beside the files of its versions, in `listing.json`. Versions stand in the order in
 * which they were uploaded; each is in a file of its name, byte for byte.
 */
const listing = t.strict({
  title: t.string,
  summary: t.string,
  description: t.string,
  price: t.strict({ amount: t.number, currency: oneOf(currencies) }),
  categories: t.array(t.string),
  tags: t.array(t.string),
  licence: oneOf(licences),
  rightsHeld: t.boolean,
  status: t.string,
  versions: t.array(t.strict({ version: t.string, status: t.string, changelog: t.string })),
})

export type ExportedListing = t.TypeOf<typeof listing>

export const listingFile = 'listing.json'
export const versionFile = (version: string): string => `${version}.json`

/** A listing as an export wrote it; null for anything else. */
export const exportedListing = (text: string): ExportedListing | null => {
  try {
    return pipe(
      listing.decode(JSON.parse(text)),
      E.getOrElseW(() => null),
    )
  } catch {
    return null
  }
}
