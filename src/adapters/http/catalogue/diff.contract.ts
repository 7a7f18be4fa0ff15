import * as t from 'io-ts'
import { members } from '../kernel/codec/members.ts'
import { listOf, nullable, text, word } from '../kernel/codec/values.ts'
import { contract } from '../kernel/contract.ts'
import { publicVersion } from './address.contract.ts'
import { count } from './card.contract.ts'

const most = Number.MAX_SAFE_INTEGER
const each = <C extends t.Mixed>(item: C) => listOf(item, most)

const node = members({ name: t.string, type: t.string })
const edge = members({ from: t.string, output: count, to: t.string, input: count, kind: t.string })
const pointers = each(t.string)

/** What an update adds; `name` says which, where it has a name. */
const addition = members({
  kind: word(
    'command',
    'ssh',
    'file',
    'code',
    'open-webhook',
    'package',
    'unknown-node',
    'host',
    'credential',
    'integration',
    'model',
    'n8n',
  ),
  name: nullable(t.string),
  message: t.string,
})

const diff = members({
  from: t.string,
  to: t.string,
  adds: each(addition),
  nodes: members({
    added: each(node),
    removed: each(node),
    renamed: each(members({ from: t.string, to: t.string })),
    changed: each(members({ name: t.string, pointers })),
    moved: each(t.string),
  }),
  edges: members({ added: each(edge), removed: each(edge) }),
  settings: pointers,
})

export const workflowDiff = contract({
  id: 'workflowDiff',
  method: 'get',
  path: '/api/workflows/:idOrSlug/versions/:version/diff',
  summary: 'What a version changes against another, and what it adds',
  tag: 'Catalogue',
  access: 'optional',
  params: publicVersion,
  query: members({ from: text(1, 100) }),
  response: diff,
})
