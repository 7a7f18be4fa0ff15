import { members } from '../kernel/codec/members.ts'
import { bytes } from '../kernel/codec/opaque.ts'
import { bool, text } from '../kernel/codec/values.ts'
import { contract } from '../kernel/contract.ts'

const tag = 'Library and delivery'
const path = '/api/me/notifications'
const preferences = members({ updates: bool })

export const myNotifications = contract({
  id: 'myNotifications',
  method: 'get',
  path,
  summary: 'Which mails I want',
  tag,
  access: 'user',
  response: preferences,
})

export const changeNotifications = contract({
  id: 'changeNotifications',
  method: 'patch',
  path,
  summary: 'Say which mails I want',
  tag,
  access: 'user',
  body: members({}, { updates: bool }),
  response: preferences,
})

const unsubscribing = {
  path: '/unsubscribe/:token',
  tag,
  access: 'public',
  params: members({ token: text(1, 200) }),
  anyQuery: true,
  response: bytes,
  media: 'html',
} as const

export const unsubscribePage = contract({
  ...unsubscribing,
  id: 'unsubscribePage',
  method: 'get',
  summary: 'A page that asks whether to end mails about updates',
})

/** Mail programs send a form here by themselves, with one click (RFC 8058); what is in it makes no difference. */
export const unsubscribe = contract({
  ...unsubscribing,
  id: 'unsubscribe',
  method: 'post',
  summary: 'End mails about updates, without logging in',
})
