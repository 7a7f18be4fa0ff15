import * as t from 'io-ts'
import { flaw } from '../../../domain/kernel/issue.ts'
import { fail } from '../kernel/codec/flawed.ts'
import { members } from '../kernel/codec/members.ts'
import { documented } from '../kernel/codec/schema.ts'
import { listOf, nullable, word } from '../kernel/codec/values.ts'
import { count, risk } from './card.contract.ts'

/** More than a document that is accepted can hold of anything. */
const most = 100_000

const words = listOf(t.string, most)

/** A number that need not be whole, such as the version of a node. */
export const decimal = documented(
  new t.Type<number>(
    'number',
    (input): input is number => typeof input === 'number',
    (input, context) =>
      typeof input === 'number' ? t.success(input) : fail(input, context, flaw('wrong_type', 'must be a number')),
    t.identity,
  ),
  { type: 'number' },
)

const finding = members(
  { rule: t.string, severity: word('blocking', 'warning', 'info'), message: t.string },
  { pointer: t.string, node: t.string },
)

/** What the analysis found in a version. */
export const report = members({
  ruleset: t.string,
  risk,
  riskReasons: words,
  findings: listOf(finding, most),
  hosts: words,
  nodeTypes: listOf(members({ type: t.string, typeVersion: nullable(decimal), count }), most),
})

export const minimumVersion = nullable(members({ version: t.string, source: t.string }))

/** What a version needs in order to run. */
export const requirements = members(
  {
    credentials: listOf(members({ type: t.string, nodes: words }), most),
    packages: words,
    integrations: words,
    models: words,
    minimumVersion,
    unknownNodes: words,
  },
  { triggers: words },
)
