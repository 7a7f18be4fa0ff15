import { Admins } from '../../ports/accounts/admins.ts'
import type { PageRequest } from '../../ports/kernel/page.ts'
import { useCase } from '../kernel/use-case.ts'

/** The people of the shop, newest first. */
export const listOperators = useCase(
  'ListOperators',
  { admins: Admins },
  [],
  ({ admins }) =>
    ({ page }: Readonly<{ page: PageRequest }>) =>
      admins.list(page),
)
