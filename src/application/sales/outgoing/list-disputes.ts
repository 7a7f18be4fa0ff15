import type { PageRequest } from '../../../ports/kernel/page.ts'
import { DisputeList } from '../../../ports/sales/dispute-list.ts'
import { useCase } from '../../kernel/use-case.ts'

/** Every dispute there is or was, the newest first. */
export const listDisputes = useCase(
  'ListDisputes',
  { disputes: DisputeList },
  [],
  ({ disputes }) =>
    ({ page }: Readonly<{ page: PageRequest }>) =>
      disputes.all(page),
)
