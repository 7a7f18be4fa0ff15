/** What a name is cut into, as one reader sees letters: an emoji with all its parts is one. */
const letters = new Intl.Segmenter('en', { granularity: 'grapheme' })

const wide =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Emoji_Presentation}\u3000-\u303f\uff01-\uff60]/u

/** The width of a letter in those of a monospaced Latin one, generously: fonts differ. */
const widthOf = (letter: string): number => (wide.test(letter) ? 1.75 : 1)

const width = (text: string): number =>
  [...letters.segment(text)].reduce((sum, { segment }) => sum + widthOf(segment), 0)

/** As much of the beginning as fits, at least one letter. */
const beginning = (text: string, room: number): string => {
  let taken = ''
  let used = 0
  for (const { segment } of letters.segment(text)) {
    used += widthOf(segment)
    if (used > room && taken !== '') break
    taken += segment
  }
  return taken
}

const shortened = (text: string, room: number): string => `${beginning(text, room - 1).trimEnd()}…`

/** Where the parts of a name that is written together meet: after a sign, before a capital. */
const joints = /[-_./:+&](?=.)|\p{Ll}(?=\p{Lu})/gu
const beginsPart = /^[-_./:+&\p{Lu}]/u

/** Fewer letters than these on the next line look lost there. */
const fewest = 3

/** The first part of a word that no line has room for: up to where its parts meet, or so that some letters are left. */
const firstPart = (word: string, room: number): string => {
  const full = beginning(word, room)
  if (beginsPart.test(word.slice(full.length))) return full
  const joint = [...full.matchAll(joints)].map(({ index, 0: sign }) => index + sign.length).at(-1) ?? 0
  if (width(full.slice(0, joint)) >= room / 2) return full.slice(0, joint)
  const missing = fewest - width(word.slice(full.length))
  return missing > 0 && room > 2 * fewest ? beginning(word, room - missing) : full
}

/** One line's worth of the text: whole words where there are any. */
const line = (text: string, room: number): string => {
  const full = beginning(text, room)
  if (full.length === text.length || text[full.length] === ' ') return full
  const space = full.lastIndexOf(' ')
  return space > 0 ? full.slice(0, space) : firstPart(text.split(' ', 1)[0] ?? '', room)
}

/** A plain text in at most so many lines of so many letters; what does not fit ends in an ellipsis. */
export const labelLines = (text: string, room: number, most: number): ReadonlyArray<string> => {
  const lines: Array<string> = []
  let rest = text
  while (rest !== '' && lines.length < most) {
    const isLast = lines.length === most - 1
    const next = isLast && width(rest) > room ? shortened(rest, room) : line(rest, room)
    lines.push(next)
    rest = isLast ? '' : rest.slice(next.length).trimStart()
  }
  return lines
}
