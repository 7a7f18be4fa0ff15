const day = 24 * 60 * 60 * 1_000

/** How long it is remembered where somebody signed in from, in milliseconds. */
export const addressKnownForMs = 30 * day
