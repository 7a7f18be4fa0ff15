/** a × b ÷ c for whole numbers, rounded half up. */
export const share = (a: number, b: bigint, c: bigint): number => Number((BigInt(a) * b * 2n + c) / (2n * c))
