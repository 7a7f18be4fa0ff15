import { type Field, searchDocument } from '../../../domain/catalogue/search/search-document.ts'
import { isSpelt } from '../../../domain/catalogue/search/words-in.ts'
import type { Workflow } from '../../../domain/catalogue/workflow.ts'
import type { Tx } from '../../../ports/kernel/transact.ts'
import { execute } from '../kernel/sql.ts'

/**
 * Where a word of each field stands in a `tsvector`, which has four weights for five fields: a description's word
 * stands there twice, so that it counts for more than a node's.
 */
const places: Readonly<Record<Field, string>> = {
  title: '1A',
  labels: '2B',
  summary: '3C',
  description: '4,5',
  nodes: '6',
}

/** What `ts_rank` makes of the weights D, C, B and A. */
export const searchWeights = '{0.1, 0.25, 0.5, 1.0}'

/** What is searched of a workflow, as a `tsvector` is written. Words have nothing but letters, marks and digits. */
export const toSearchColumn = (workflow: Workflow): string =>
  [...searchDocument(workflow)]
    .map(([word, fields]) => `'${word}':${fields.map((field) => places[field]).join()}`)
    .join(' ')

const keep = `
  insert into search_words (word)
  select each.word from unnest($1::text[]) as each (word) where not exists (select from search_words s where s.word = each.word)
      on conflict do nothing`

/**
 * Keeps the words of a workflow among those that can be completed and corrected, in order: none waits in a circle. What
 * was made for one buyer is searched by operators alone, and has no part in what others are told.
 */
export const keepSearchWords = async (tx: Tx, workflow: Workflow): Promise<void> => {
  if (workflow.madeFor !== null) return
  const words = [...searchDocument(workflow).keys()].filter((word) => word.length > 1 && isSpelt(word)).toSorted()
  await execute(tx, keep, [words])
}
