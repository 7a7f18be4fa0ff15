/** A name longer than this is cut in a pointer, so that hostile names cannot swell an answer. */
const longestToken = 200

/** One step of a JSON pointer (RFC 6901), fit for any log or answer. */
export const pointerToken = (name: string): string =>
  (name.length > longestToken ? `${name.slice(0, longestToken)}…` : name)
    .toWellFormed()
    .replaceAll('\0', '�')
    .replaceAll('~', '~0')
    .replaceAll('/', '~1')

/** The JSON pointer of what is below `base` by these steps. */
export const below = (base: string, ...steps: ReadonlyArray<string | number>): string =>
  base + steps.map((step) => `/${typeof step === 'number' ? step : pointerToken(step)}`).join('')
