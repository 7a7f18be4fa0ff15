import { drawingKey } from '../../domain/catalogue/drawing/drawing-key.ts'
import { drawingOf } from '../../domain/catalogue/drawing/drawing-of.ts'
import { graphOf } from '../../domain/catalogue/preview-graph.ts'
import { workflowNotFound } from '../../domain/catalogue/workflow-failures.ts'
import type { FailedBy } from '../../domain/kernel/failure.ts'
import { O, pipe, TE } from '../../domain/kernel/fp.ts'
import { Drawings } from '../../ports/catalogue/drawings.ts'
import { WorkflowReads } from '../../ports/catalogue/workflow-reads.ts'
import type { Unavailable } from '../../ports/kernel/transact.ts'
import { useCase } from '../kernel/use-case.ts'
import { soldDocument } from './sold-document.ts'

/** `isKnown` tells whether who asks has the picture of this key already. */
type Input = Readonly<{ idOrSlug: string; isKnown: (key: string) => boolean }>

/** A picture under its key; `svg` is null for who has it. */
type Drawn = Readonly<{ key: string; svg: string | null }>

type Drawing = TE.TaskEither<FailedBy<typeof workflowNotFound> | Unavailable, Drawn>

/** The picture of what is sold, as SVG, under the title that the sold form bears. Drawn once, as far as it is kept. */
export const drawWorkflow = useCase(
  'DrawWorkflow',
  { reads: WorkflowReads, drawings: Drawings },
  [workflowNotFound],
  ({ reads, drawings }) => {
    // Drawn under the digest of what was read: another version may be on offer by now.
    const drawn = (idOrSlug: string): Drawing =>
      pipe(
        soldDocument(reads, idOrSlug),
        TE.map(({ document, sha256 }) => ({
          key: drawingKey(sha256),
          svg: drawingOf(graphOf(document), { title: document.name ?? '' }),
        })),
        TE.tap(({ key, svg }) => drawings.keep(key, svg)),
      )
    const keptOrDrawn = (key: string, idOrSlug: string): Drawing =>
      pipe(
        drawings.find(key),
        TE.flatMap(
          O.match(
            () => drawn(idOrSlug),
            (svg): Drawing => TE.right({ key, svg }),
          ),
        ),
      )
    return ({ idOrSlug, isKnown }: Input) =>
      pipe(
        reads.soldSha256(idOrSlug),
        TE.flatMap(TE.fromOption(() => workflowNotFound({}))),
        TE.map(drawingKey),
        TE.flatMap((key): Drawing => (isKnown(key) ? TE.right({ key, svg: null }) : keptOrDrawn(key, idOrSlug))),
      )
  },
)
