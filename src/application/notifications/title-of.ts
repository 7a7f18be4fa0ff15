import { O, pipe, TE } from '../../domain/kernel/fp.ts'
import type { Deliverables } from '../../ports/delivery/deliverables.ts'

/** What mails call a workflow, in any state of it. */
export const titleOf =
  ({ deliverables }: Readonly<{ deliverables: Deliverables }>) =>
  (workflowId: string) =>
    pipe(
      deliverables.find(workflowId),
      TE.map(
        O.match(
          () => 'a workflow',
          ({ title }) => title,
        ),
      ),
    )
