/** How much structure a value may have. `width` counts the members of one object, or the items of one array. */
export type StructureLimits = Readonly<{ depth: number; width: number }>

/**
 * What a JSON text is read under. With `document`, the value of that top-level member is data rather than request:
 * it has limits of its own, counted from itself. `root` is the pointer of the whole value; with `root` set the whole
 * text is such a document (a file uploaded by itself), so that its issues point where the member's would.
 */
export type JsonLimits = StructureLimits &
  Readonly<{ document?: StructureLimits & Readonly<{ member: string }>; root?: string }>

/** How much structure requests may have, and workflow documents, which are data rather than request. */
export type Structure = Readonly<{ body: StructureLimits; document: StructureLimits }>

/** What holds where nobody configured anything. */
export const usualStructure: Structure = { body: { depth: 32, width: 1_000 }, document: { depth: 64, width: 10_000 } }

/** What each kind of text is read under. */
export type Reading = Readonly<{
  /** An ordinary request body. */
  body: JsonLimits
  /** A request body that carries a workflow in its member `document`. */
  upload: JsonLimits
  /** A workflow file by itself, as a multipart upload brings it. */
  file: JsonLimits
}>

export const readingUnder = ({ body, document }: Structure): Reading => ({
  body,
  upload: { ...body, document: { member: 'document', ...document } },
  file: { ...document, root: '/document' },
})

export const { body: bodyLimits, upload: uploadLimits, file: fileLimits } = readingUnder(usualStructure)
