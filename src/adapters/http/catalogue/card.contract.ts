import * as t from 'io-ts'
import { risks } from '../../../domain/catalogue/card.ts'
import { members } from '../kernel/codec/members.ts'
import { instant, integer, listOf, money, nullable, uuid, word } from '../kernel/codec/values.ts'

const most = Number.MAX_SAFE_INTEGER

/** More than any workflow has of one kind; a limit is asked for by the document of the API. */
const words = listOf(t.string, 10_000)

export const count = integer(0, most)
export const risk = word(...risks)

export const cardMembers = {
  id: uuid,
  slug: t.string,
  title: t.string,
  summary: t.string,
  price: money,
  categories: words,
  tags: words,
  integrations: words,
  trigger: t.string,
  nodeCount: count,
  risk,
  sales: count,
  publishedAt: nullable(instant),
}

/** A workflow as lists and libraries show it. */
export const card = members(cardMembers)
