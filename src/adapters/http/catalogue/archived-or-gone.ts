import * as t from 'io-ts'
import { flaw } from '../../../domain/kernel/issue.ts'
import { fail } from '../kernel/codec/flawed.ts'
import { documented } from '../kernel/codec/schema.ts'

/** `{ archived: true }`, or no body at all. */
export const archivedOrGone: t.Type<Readonly<{ archived: true }> | undefined, unknown> = documented(
  new t.Type<Readonly<{ archived: true }> | undefined, unknown>(
    'archived or gone',
    (_): _ is Readonly<{ archived: true }> | undefined => true,
    (input, context) => {
      if (input === undefined) return t.success(undefined)
      const isArchived = typeof input === 'object' && input !== null && 'archived' in input && input.archived === true
      return isArchived ? t.success({ archived: true }) : fail(input, context, flaw('wrong_type', 'must be archived'))
    },
    t.identity,
  ),
  { type: 'object', properties: { archived: { const: true } }, required: ['archived'], additionalProperties: false },
)
