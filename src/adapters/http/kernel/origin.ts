/** An origin as it is compared, its host in lower case; null for what is none, such as `null`. */
export const canonicalOrigin = (origin: string): string | null => {
  if (origin === 'null' || !URL.canParse(origin)) return null
  const url = new URL(origin)
  return url.origin.toLowerCase() === origin.toLowerCase() ? url.origin : null
}
