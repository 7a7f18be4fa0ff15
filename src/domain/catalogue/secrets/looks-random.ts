/** Shorter than this a text has too little in it to tell chance from purpose. */
const leastLength = 16

/** A part between separators that mixes letters and digits over so many characters was not written by hand. */
const leastMixed = 8

const isMixed = (part: string): boolean => part.length >= leastMixed && /\d/.test(part) && /[A-Za-z]/.test(part)

/** Digits in words: versions, dates and counters have few runs of them, random text has many. */
const changes = (part: string): number => part.match(/\d[A-Za-z]|[A-Za-z]\d/g)?.length ?? 0

const hasBothCases = (part: string): boolean => /[a-z]/.test(part) && /[A-Z]/.test(part)

const isRandomPart = (part: string): boolean =>
  (isMixed(part) && changes(part) >= 3) || (part.length >= 2 * leastLength && hasBothCases(part) && /\d/.test(part))

/** Whether a generator rather than a person made the text: long, with letters and digits in turn. */
export const looksRandom = (text: string): boolean =>
  text.length >= leastLength && text.split(/[^A-Za-z0-9]+/).some(isRandomPart)
