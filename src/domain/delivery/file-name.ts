const extension = '.json'

/** File systems hold 255 bytes; the rest is left for what a browser appends to a name that exists already. */
const mostBytes = 200

/** Format, private and unassigned characters and lone surrogates: invisible, or not what they seem (U+202E). */
const unseen = /[\p{C}--\p{Cc}]/gv
const blanks = /[\p{Cc}\s]+/gu

/** What Windows refuses in a name, path separators among it ("Naming Files, Paths, and Namespaces", Microsoft). */
const reserved = /[<>:"/\\|?*]+/g

/** Names that Windows gives to devices, whatever extension follows (same source). */
const device = /^(?:con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])\s*(?:\.|$)/i

/** A leading dot hides a file, a leading dash makes it an option; Windows drops trailing dots and spaces. */
const trimmed = (text: string): string => text.replace(/^[\s.-]+|[\s.]+$/g, '')

const bytesOf = (character: string): number => {
  const point = character.codePointAt(0) ?? 0
  if (point < 0x80) return 1
  if (point < 0x800) return 2
  return point < 0x10000 ? 3 : 4
}

/** The longest beginning of at most `most` bytes in UTF-8, no character cut in two. */
const beginning = (text: string, most: number): string => {
  let left = most
  return [...text]
    .filter((character) => {
      left -= bytesOf(character)
      return left >= 0
    })
    .join('')
}

const stem = (text: string): string => {
  const readable = text.normalize('NFC').replace(unseen, '').replace(blanks, ' ').replace(reserved, '-')
  const name = trimmed(beginning(trimmed(readable).replace(/\.json$/i, ''), mostBytes))
  return device.test(name) ? `_${name}` : name
}

/** The name under which an item's file is saved: its title, made safe on every system; its slug where nothing is left. */
export const fileNameOf = (title: string, slug: string): string => `${stem(title) || stem(slug)}${extension}`
