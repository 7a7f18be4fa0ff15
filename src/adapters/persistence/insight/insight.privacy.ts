import { are, impersonal, type TablePrivacy } from '../kernel/privacy.ts'
import { figureColumns } from './figure-columns.ts'

const sums = are('a sum over everybody', ...figureColumns)

/** What is kept of everybody together. */
export const insightPrivacy: ReadonlyArray<TablePrivacy> = [
  impersonal('figures', { ...are('what the sums are of', 'span', 'at', 'currency'), ...sums }),
  impersonal('day_figures', { ...are('what the sums are of', 'begins', 'at', 'currency'), ...sums }),
  impersonal('figures_pending', { ...are('what the sums are of', 'id', 'at', 'currency', 'workflow_id'), ...sums }),
  impersonal('workflow_figures', are('sums of a workflow', 'span', 'at', 'workflow_id', 'currency', 'sales', 'gross')),
  impersonal('workflow_ranks', are('sums of a workflow', 'workflow_id', 'sales')),
  impersonal('standing_counts', are('how many there are', 'kind', 'status', 'count')),
  impersonal('standing_counts_pending', are('how many more there are', 'id', 'kind', 'status', 'change')),
]
