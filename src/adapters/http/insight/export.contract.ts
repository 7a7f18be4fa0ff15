import { streamed } from '../kernel/codec/opaque.ts'
import { contract } from '../kernel/contract.ts'

export const exportMyData = contract({
  id: 'exportMyData',
  method: 'get',
  path: '/api/me/export',
  summary: 'All that the shop knows of me: a zip of JSON files',
  tag: 'Library and delivery',
  access: 'user',
  response: streamed,
  media: 'archive',
})
