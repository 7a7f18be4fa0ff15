import type { PageRequest } from '../../ports/kernel/page.ts'
import { Wishes } from '../../ports/wishes/wishes.ts'
import { useCase } from '../kernel/use-case.ts'

/** A buyer's own wishes, newest first. */
export const listWishes = useCase(
  'ListWishes',
  { wishes: Wishes },
  [],
  ({ wishes }) =>
    ({ userId, page }: Readonly<{ userId: string; page: PageRequest }>) =>
      wishes.of(userId, page),
)
