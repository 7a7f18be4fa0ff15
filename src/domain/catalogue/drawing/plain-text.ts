/** No name is longer than this in a drawing; a longer one is a mistake, or mischief. */
const longest = 1_000

/** More marks on one letter than any script needs, piled up to paint over what stands beside. */
const piledMarks = /(\p{M}{4})\p{M}+/gu

/** Zero-width joiners stay: emoji and several scripts are spelt with them. */
const invisible = /[\p{Cf}--[\u200c\u200d]]/gv

/**
 * A text as a drawing may show it: in one line and one direction, without control characters, text turners, lone
 * surrogates or anything else that XML 1.0 forbids. Empty when nothing is left.
 */
export const plainText = (text: string): string =>
  text
    .slice(0, longest)
    .toWellFormed()
    .replace(invisible, '')
    .replace(/[\p{Cc}\u2028\u2029\ufffe\uffff]/gu, ' ')
    .replace(piledMarks, '$1')
    .replace(/\s+/g, ' ')
    .trim()

/** A plain text between the tags of XML, or in an attribute. */
export const escaped = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&apos;')
