/** A part of a text: which text, where the part begins in it, and what it says. */
export type Piece = Readonly<{ text: number; from: number; content: string }>

/** So much is scanned at a time, in UTF-16 units: what the scanner does with its findings grows with their square. */
const portionLength = 32_768
/** Parts of a long text overlap by more than any rule's match is long; a private key may be longer, which our own rule finds. */
const overlap = 2_048

const piecesOf = (content: string, text: number): ReadonlyArray<Piece> => {
  const step = portionLength - overlap
  const count = Math.max(1, Math.ceil((content.length - overlap) / step))
  return Array.from({ length: count }, (_, index) => ({
    text,
    from: index * step,
    content: content.slice(index * step, index * step + portionLength),
  }))
}

/** The texts in portions that are scanned one after another: short ones together, long ones in overlapping parts. */
export const portionsOf = (texts: ReadonlyArray<string>): ReadonlyArray<ReadonlyArray<Piece>> => {
  const portions: Array<Array<Piece>> = []
  let room = 0
  for (const piece of texts.flatMap(piecesOf)) {
    if (piece.content.length > room || portions.length === 0) {
      portions.push([])
      room = portionLength
    }
    portions.at(-1)?.push(piece)
    room -= piece.content.length
  }
  return portions
}
