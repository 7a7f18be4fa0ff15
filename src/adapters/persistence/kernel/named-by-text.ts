import { createHash } from 'node:crypto'
import { type Statement, statement } from './sql.ts'

/** A statement named by its own text: the same text is prepared once a connection. */
export const namedByText = (kind: string, text: string): Statement =>
  statement(`${kind}_${createHash('sha256').update(text).digest('hex').slice(0, 24)}`, text)
