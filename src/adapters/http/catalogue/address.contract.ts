import { E } from '../../../domain/kernel/fp.ts'
import { flaw } from '../../../domain/kernel/issue.ts'
import { members } from '../kernel/codec/members.ts'
import { parsed, text, uuid } from '../kernel/codec/values.ts'
import { label } from './listing.contract.ts'

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
export const publicVersion = members({ idOrSlug, version: text(1, 100) })
export const byId = members({ id: uuid })
/** What is no version number is a version that does not exist. */
export const byIdAndVersion = members({ id: uuid, version: text(1, 100) })
export const bySlug = members({ slug: label })
