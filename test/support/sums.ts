/** What is only summed of other rows, at any minute. */
export const sums = [
  'figures',
  'figures_pending',
  'day_figures',
  'workflow_figures',
  'workflow_ranks',
  'standing_counts',
  'standing_counts_pending',
]
