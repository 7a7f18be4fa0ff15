import * as t from 'io-ts'
import { card } from '../catalogue/card.contract.ts'
import { members } from '../kernel/codec/members.ts'
import { bytes } from '../kernel/codec/opaque.ts'
import { bool, instant, integer, nullable, text, uuid, word } from '../kernel/codec/values.ts'
import { contract, list } from '../kernel/contract.ts'

const status = word('active', 'suspended', 'revoked')
const source = word('sale', 'free_claim', 'grant', 'custom_request')

/** A right where it is clear what it is to. */
export const shownEntitlement = { id: uuid, status, source, grantedAt: instant }

/** A right as its buyer sees it. */
export const entitlement = members({ ...shownEntitlement, workflowId: uuid })

const libraryItem = members({
  workflow: card,
  entitlement: members(shownEntitlement),
  newestVersion: nullable(t.string),
  downloadedVersion: nullable(t.string),
  updateAvailable: bool,
})

const tag = 'Library and delivery'
const params = members({ id: uuid })

export const claimWorkflow = contract({
  id: 'claimWorkflow',
  method: 'post',
  path: '/api/workflows/:id/claim',
  summary: 'Take a free workflow into my library',
  tag,
  access: 'user',
  params,
  response: entitlement,
  success: [201, 200],
})

export const downloadWorkflow = contract({
  id: 'downloadWorkflow',
  method: 'get',
  path: '/api/workflows/:id/download',
  summary: 'The file of a workflow of mine, the newest version or the one that is named',
  tag,
  access: 'user',
  params,
  query: members({}, { version: text(1, 100) }),
  response: bytes,
  media: 'file',
})

export const makeDownloadLink = contract({
  id: 'makeDownloadLink',
  method: 'post',
  path: '/api/workflows/:id/download-links',
  summary: 'An address that fetches a file of mine without a login, for a while and a few times',
  tag,
  access: 'user',
  params,
  body: members({}, { version: text(1, 100) }),
  response: members({ url: t.string, expiresAt: instant, usesLeft: integer(0, 1_000_000_000) }),
  success: [201],
})

export const followDownloadLink = contract({
  id: 'followDownloadLink',
  method: 'get',
  path: '/api/downloads/:token',
  summary: 'The file behind a download link',
  tag,
  access: 'public',
  params: members({ token: text(1, 200) }),
  response: bytes,
  media: 'file',
})

export const myLibrary = list({
  id: 'myLibrary',
  method: 'get',
  path: '/api/me/library',
  summary: 'What I own, the newest first',
  tag,
  access: 'user',
  item: libraryItem,
})
