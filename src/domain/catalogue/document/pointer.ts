/** A name longer than this is cut, so that hostile names cannot swell a report. */
const longestToken = 200

const token = (name: string): string =>
  (name.length > longestToken ? `${name.slice(0, longestToken)}…` : name)
    .toWellFormed()
    .replaceAll('\0', '�')
    .replaceAll('~', '~0')
    .replaceAll('/', '~1')

/** The JSON pointer (RFC 6901) of what is below `base` by these steps. */
export const below = (base: string, ...steps: ReadonlyArray<string | number>): string =>
  base + steps.map((step) => `/${typeof step === 'number' ? step : token(step)}`).join('')
