import * as t from 'io-ts'
import { longestWish, wishText } from '../../../domain/wishes/wish.ts'
import { members } from '../kernel/codec/members.ts'
import { instant, parsed, uuid } from '../kernel/codec/values.ts'
import { contract, list } from '../kernel/contract.ts'

const tag = 'Wishes'
const wish = members({ id: uuid, text: t.string, createdAt: instant })

export const makeWish = contract({
  id: 'makeWish',
  method: 'post',
  path: '/api/wishes',
  summary: 'Wish for something',
  tag,
  access: 'user',
  body: members({ text: parsed('wish', wishText, { minLength: 1, maxLength: longestWish }) }),
  response: wish,
  success: [201],
})

export const myWishes = list({
  id: 'myWishes',
  method: 'get',
  path: '/api/wishes',
  summary: 'My wishes, newest first',
  tag,
  access: 'user',
  item: wish,
})
