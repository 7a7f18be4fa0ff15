import * as t from 'io-ts'
import { members } from '../kernel/codec/members.ts'
import { bool, instant, uuid } from '../kernel/codec/values.ts'
import { contract, list } from '../kernel/contract.ts'

const tag = 'Accounts'

export const listedSession = members({
  id: uuid,
  createdAt: instant,
  lastSeenAt: instant,
  userAgent: t.string,
  address: t.string,
  current: bool,
})

export const mySessions = list({
  id: 'mySessions',
  method: 'get',
  path: '/api/auth/sessions',
  summary: 'Where I am signed in, newest first; `current` is the session that asks',
  tag,
  access: 'user',
  item: listedSession,
})

export const endSession = contract({
  id: 'endSession',
  method: 'delete',
  path: '/api/auth/sessions/:id',
  summary: 'End one of my sessions',
  tag,
  access: 'user',
  params: members({ id: uuid }),
})

export const logoutEverywhere = contract({
  id: 'logoutEverywhere',
  method: 'delete',
  path: '/api/auth/sessions',
  summary: 'End all of my sessions, this one too',
  tag,
  access: 'user',
})
