import type { DuplicateContent } from '../../domain/catalogue/workflow-failures.ts'
import { E, O, pipe, TE } from '../../domain/kernel/fp.ts'
import type { ListedContents } from '../../ports/catalogue/listed-contents.ts'
import type { Unavailable } from '../../ports/kernel/transact.ts'
import { duplicateOf } from './changed-workflow.ts'

/** Refuses a content that another listed workflow has, before anything is kept. Of two at once, the transaction decides. */
export const unlistedElsewhere =
  (listed: ListedContents) =>
  (workflowId: string, content: string): TE.TaskEither<Unavailable | DuplicateContent, void> =>
    pipe(
      listed.holder(workflowId, content),
      TE.flatMap((holder) => TE.fromEither(O.isSome(holder) ? E.left(duplicateOf(holder.value)) : E.right(undefined))),
    )
