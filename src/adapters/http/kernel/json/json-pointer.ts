/** A name longer than this is cut in a pointer, so that hostile names cannot swell an answer. */
const longestToken = 200

/** One step of a JSON pointer (RFC 6901), fit for any log or answer. */
export const pointerToken = (name: string): string =>
  (name.length > longestToken ? `${name.slice(0, longestToken)}…` : name)
    .toWellFormed()
    .replaceAll('\0', '�')
    .replaceAll('~', '~0')
    .replaceAll('/', '~1')
