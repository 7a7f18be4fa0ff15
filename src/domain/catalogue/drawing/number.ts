/** A factor, to the hundredth: a tenth would be seen. */
export const fine = (factor: number): string => String(Number(factor.toFixed(2)))

/** A coordinate as the drawing writes it: to a tenth of a unit. */
export const n = (value: number): string => String(Math.round(value * 10) / 10)
