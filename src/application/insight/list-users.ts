import { UserDirectory, type UserFilter } from '../../ports/insight/user-directory.ts'
import type { PageRequest } from '../../ports/kernel/page.ts'
import { useCase } from '../kernel/use-case.ts'

type Input = Readonly<{ filter: UserFilter; page: PageRequest }>

/** The shop's buyers, newest first, with how often each has bought. */
export const listUsers = useCase(
  'ListUsers',
  { directory: UserDirectory },
  [],
  ({ directory }) =>
    ({ filter, page }: Input) =>
      directory.list(filter, page),
)
