import { listedContents, type Workflow } from '../../../domain/catalogue/workflow.ts'
import { O, pipe } from '../../../domain/kernel/fp.ts'
import type { ListedAlready, ListedContents } from '../../../ports/catalogue/listed-contents.ts'
import { done, type Memory } from '../kernel/memory.ts'
import { workflows } from './workflows.memory.ts'

const holderOf = (
  all: ReadonlyMap<string, Workflow>,
  workflowId: string,
  contents: ReadonlyArray<string>,
): O.Option<ListedAlready> =>
  pipe(
    O.fromNullable(
      [...all.values()].find(
        (each) => each.id !== workflowId && listedContents(each).some((content) => contents.includes(content)),
      ),
    ),
    O.map(({ id, slug, title }) => ({ id, slug, title })),
  )

/** What is listed follows from the workflows themselves, so nothing is kept beside them. */
export const memoryListedContents = (memory: Memory): ListedContents => ({
  claim: (tx) => (workflowId, contents) => done(() => holderOf(workflows.of(tx), workflowId, contents)),
  holder: (workflowId, content) => done(() => holderOf(workflows.committed(memory), workflowId, [content])),
})
