/**
 * Sums are taken by quarters of an hour in UTC and put together to hours, days, weeks and months of any zone afterwards:
 * every zone's offset has been a whole number of quarters since 1972.
 */
export const slotMs = 15 * 60_000

/** The quarter of an hour that an instant falls in. */
export const slotOf = (instant: Date): Date => new Date(Math.floor(instant.getTime() / slotMs) * slotMs)

/** The first beginning of a quarter of an hour that is not before this instant. */
export const nextSlot = (instant: Date): Date => new Date(Math.ceil(instant.getTime() / slotMs) * slotMs)
