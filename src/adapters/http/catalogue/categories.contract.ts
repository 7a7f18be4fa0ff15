import * as t from 'io-ts'
import { members } from '../kernel/codec/members.ts'
import { contract, list } from '../kernel/contract.ts'
import { bySlug } from './address.contract.ts'
import { count } from './card.contract.ts'
import { label, nameOfCategory } from './listing.contract.ts'

const tag = 'Categories'
const category = members({ slug: t.string, name: t.string, count })

export const adminCategories = list({
  id: 'adminCategories',
  method: 'get',
  path: '/api/admin/categories',
  summary: 'The categories, with how many workflows each has',
  tag,
  access: 'manager',
  item: category,
})

export const addCategory = contract({
  id: 'addCategory',
  method: 'post',
  path: '/api/admin/categories',
  summary: 'Make a category; without a slug it is called after its name',
  tag,
  access: 'manager',
  body: members({ name: nameOfCategory }, { slug: label }),
  response: category,
  success: [201],
})

export const changeCategory = contract({
  id: 'changeCategory',
  method: 'patch',
  path: '/api/admin/categories/:slug',
  summary: 'Rename a category, on all its workflows',
  tag,
  access: 'manager',
  params: bySlug,
  body: members({}, { name: nameOfCategory, slug: label }),
  response: category,
})

export const deleteCategory = contract({
  id: 'deleteCategory',
  method: 'delete',
  path: '/api/admin/categories/:slug',
  summary: 'Delete a category, and take it off all its workflows',
  tag,
  access: 'manager',
  params: bySlug,
})
