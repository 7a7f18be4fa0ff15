/** What a run is about: the same seed makes the same requests. */
export const seed = Number(process.env['VEXA_SEED'] ?? 1)

/** How many requests each operation gets. */
export const tries = Number(process.env['VEXA_SECURITY_TRIES'] ?? 60)
