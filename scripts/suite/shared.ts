import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** A file or folder of ../shared, beside the repository; null where it is not. */
export const shared = (path = ''): string | null => {
  const place = fileURLToPath(new URL(`../../../shared/${path}`, import.meta.url))
  return existsSync(place) ? place : null
}
