import * as t from 'io-ts'
import { members } from '../kernel/codec/members.ts'
import { contract } from '../kernel/contract.ts'

const tag = 'Library and delivery'
const path = '/api/me/n8n-token'

export const connectN8n = contract({
  id: 'connectN8n',
  method: 'post',
  path,
  summary: 'An address for my n8n, in place of the one I had; it is told this once',
  tag,
  access: 'user',
  response: members({ token: t.string, url: t.string }),
  success: [201],
})

export const disconnectN8n = contract({
  id: 'disconnectN8n',
  method: 'delete',
  path,
  summary: 'End the address of my n8n',
  tag,
  access: 'user',
})
