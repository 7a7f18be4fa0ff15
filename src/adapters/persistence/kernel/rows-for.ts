import type { PageRequest } from '../../../ports/kernel/page.ts'

/** How many items pages have, most of them. */
const sizes = [20, 50, 100]

/**
 * How many rows to read for a page: one more than it can hold tells whether another follows. The number is part of the
 * text: with a parameter PostgreSQL would plan for a tenth of the table, and anew every time. Few numbers are few texts.
 */
export const rowsFor = ({ limit }: PageRequest): number => (sizes.find((size) => size >= limit) ?? limit) + 1
