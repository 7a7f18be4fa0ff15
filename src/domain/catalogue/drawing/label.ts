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

/** One line's worth of the text: whole words where there are any. */
const line = (text: string, room: number): string => {
  const full = beginning(text, room)
  if (full.length === text.length || text[full.length] === ' ') return full
  const space = full.lastIndexOf(' ')
  return space > 0 ? full.slice(0, space) : full
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
