import type { FigureSums } from '../../../ports/insight/figure-sums.ts'
import { done } from '../kernel/memory.ts'

/** In memory every sale is looked at: there is nothing to sum beforehand. */
export const memoryFigureSums: FigureSums = { take: () => () => done(() => 0) }
