import * as t from 'io-ts'
import { reference } from '../../../domain/sales/reference.ts'
import { members } from '../kernel/codec/members.ts'
import { instant, money, nullable, parsed, uuid, word } from '../kernel/codec/values.ts'
import { contract, list } from '../kernel/contract.ts'

/** A sale as its buyer sees it. */
export const purchase = members({
  reference: t.string,
  saleId: uuid,
  workflow: nullable(members({ id: uuid, slug: t.string, title: t.string })),
  version: nullable(t.string),
  request: nullable(members({ id: uuid, title: t.string })),
  total: money,
  status: word('paid', 'partially_refunded', 'refunded', 'disputed', 'charged_back'),
  paidAt: instant,
  receiptNumber: nullable(t.string),
})

const tag = 'Library and delivery'

export const myPurchases = list({
  id: 'myPurchases',
  method: 'get',
  path: '/api/me/purchases',
  summary: 'What I paid for, the newest first',
  tag,
  access: 'user',
  item: purchase,
})

export const myPurchase = contract({
  id: 'myPurchase',
  method: 'get',
  path: '/api/me/purchases/:reference',
  summary: 'One of my purchases, by the reference of its payment',
  tag,
  access: 'user',
  params: members({ reference: parsed('reference', reference) }),
  response: purchase,
})
