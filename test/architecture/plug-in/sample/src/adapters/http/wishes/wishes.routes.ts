import { listWishes } from '../../../application/wishes/list-wishes.ts'
import { makeWish } from '../../../application/wishes/make-wish.ts'
import { reply, route } from '../kernel/route.ts'
import * as contract from './wishes.contract.ts'

export const wishesRoutes = [
  route(contract.makeWish, makeWish, {
    toInput: ({ body: { text } }, { userId }) => ({ userId, text }),
    toResponse: (wish) => reply(wish),
  }),
  route(contract.myWishes, listWishes, {
    toInput: ({ page }, { userId }) => ({ userId, page }),
    toResponse: (page) => reply(page),
  }),
]
