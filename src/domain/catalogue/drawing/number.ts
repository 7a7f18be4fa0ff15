/** A coordinate as the drawing writes it: to a tenth of a unit. */
export const n = (value: number): string => String(Math.round(value * 10) / 10)
