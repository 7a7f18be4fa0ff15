import { E } from '../../../domain/kernel/fp.ts'
import { flaw } from '../../../domain/kernel/issue.ts'
import { members } from '../kernel/codec/members.ts'
import { parsed, uuid } from '../kernel/codec/values.ts'
import { label, versionNumber } from './listing.contract.ts'

const longest = 200

/** Where the public finds a workflow: its id, or its slug. */
const idOrSlug = parsed(
  'id or slug',
  (input) =>
    /^[a-z0-9-]+$/.test(input) && input.length <= longest
      ? E.right(input)
      : E.left(flaw('invalid_id', 'must be an id or a slug')),
  { maxLength: longest },
)

export const publicAddress = members({ idOrSlug })
export const byId = members({ id: uuid })
export const byIdAndVersion = members({ id: uuid, version: versionNumber })
export const bySlug = members({ slug: label })
