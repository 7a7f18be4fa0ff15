import { Library } from '../../ports/delivery/library.ts'
import type { PageRequest } from '../../ports/kernel/page.ts'
import { useCase } from '../kernel/use-case.ts'

/** What a buyer owns or has owned, the newest right first. */
export const getLibrary = useCase(
  'GetLibrary',
  { library: Library },
  [],
  ({ library }) =>
    ({ userId, page }: Readonly<{ userId: string; page: PageRequest }>) =>
      library.ofBuyer(userId, page),
)
