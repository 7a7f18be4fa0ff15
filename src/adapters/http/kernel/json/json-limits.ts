/** How much structure a value may have. `width` counts the members of one object, or the items of one array. */
export type StructureLimits = Readonly<{ depth: number; width: number }>

/**
 * What a JSON text is read under. With `document`, the value of that top-level member is data rather than request:
 * it has limits of its own, counted from itself. `root` is the pointer of the whole value; with `root` set the whole
 * text is such a document (a file uploaded by itself), so that its issues point where the member's would.
 */
export type JsonLimits = StructureLimits &
  Readonly<{ document?: StructureLimits & Readonly<{ member: string }>; root?: string }>

/** An ordinary request body. */
export const bodyLimits: JsonLimits = { depth: 32, width: 1_000 }

const documentLimits: StructureLimits = { depth: 64, width: 10_000 }

/** A request body that carries a workflow in its member `document`. */
export const uploadLimits: JsonLimits = { ...bodyLimits, document: { member: 'document', ...documentLimits } }

/** A workflow file by itself, as a multipart upload brings it. */
export const fileLimits: JsonLimits = { ...documentLimits, root: '/document' }
