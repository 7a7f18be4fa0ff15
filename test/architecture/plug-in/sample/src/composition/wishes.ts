import { wishesRoutes } from '../adapters/http/wishes/wishes.routes.ts'
import { memoryWishes } from '../adapters/memory/wishes/wishes.memory.ts'
import { postgresWishes, WishRow } from '../adapters/persistence/wishes/wishes.store.ts'
import { listWishes } from '../application/wishes/list-wishes.ts'
import { makeWish } from '../application/wishes/make-wish.ts'
import { provide } from '../ports/kernel/port.ts'
import { Wishes } from '../ports/wishes/wishes.ts'
import { capability } from './capability.ts'

export const wishes = capability({
  name: 'wishes',
  useCases: [makeWish, listWishes],
  routes: wishesRoutes,
  entities: [WishRow],
  stores: {
    postgres: (db) => [provide(Wishes, postgresWishes(db))],
    memory: (memory) => [provide(Wishes, memoryWishes(memory))],
  },
})
