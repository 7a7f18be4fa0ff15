/** Raised whenever the same graph is drawn in another way, so that nobody keeps the older picture. */
export const drawingRevision = 2

/** Names the picture of a sold form by all that it depends on: the form's SHA-256, in hex, and how it is drawn. */
export const drawingKey = (soldSha256: string): string => `${soldSha256}-${drawingRevision}`
