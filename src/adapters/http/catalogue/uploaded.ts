import type { Uploaded } from '../../../ports/catalogue/examiner.ts'
import type { RawParts } from '../kernel/route.ts'

/** The document with the bytes that it came in; a request that was never bytes has those it would have. */
export const uploaded = ({ document }: Readonly<{ document: unknown }>, { documentBytes }: RawParts): Uploaded => ({
  document,
  source: documentBytes ?? new TextEncoder().encode(JSON.stringify(document)),
})
