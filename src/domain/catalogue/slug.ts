import { latinLetters } from './latin-letters.ts'

const plainLetters: ReadonlyMap<string, string> = new Map(Object.entries(latinLetters))

const longest = 80

/** A title without a letter of the Latin alphabet or a digit has this address, told apart by what follows. */
const fallback = 'workflow'

const cut = (slug: string): string => slug.slice(0, longest).replace(/-+$/, '')

/** The address of a title in `a-z0-9-`: `Überweisung → Slack` is `uberweisung-slack`. The suffix tells equal titles apart. */
export const slugOf = (title: string, suffix?: string): string => {
  const letters = title
    .toLowerCase()
    .replace(/[^\p{ASCII}]/gu, (letter) => plainLetters.get(letter) ?? letter)
    .normalize('NFKD')
    .toLowerCase()
  const stem = cut(
    letters
      .replace(/\p{M}+/gu, '')
      .replace(/['’`]/g, '')
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, ''),
  )
  return [stem === '' ? fallback : stem, ...(suffix === undefined ? [] : [suffix])].join('-')
}
