import type { WorkflowDocument } from './document/workflow-document.ts'
import { isSupply, soundEdges } from './wiring.ts'

const closed = (
  starts: ReadonlyArray<string>,
  next: ReadonlyMap<string, ReadonlyArray<string>>,
): ReadonlySet<string> => {
  const reached = new Set(starts)
  for (const name of reached) for (const to of next.get(name) ?? []) reached.add(to)
  return reached
}

const grouped = (pairs: ReadonlyArray<readonly [string, string]>): ReadonlyMap<string, ReadonlyArray<string>> =>
  new Map([...Map.groupBy(pairs, ([from]) => from)].map(([from, all]) => [from, all.map(([, to]) => to)]))

/** The nodes that items can come to from these, themselves included, by name. */
export const reachable = (document: WorkflowDocument, starts: ReadonlyArray<string>): ReadonlySet<string> =>
  closed(
    starts,
    grouped(
      soundEdges(document)
        .filter((edge) => !isSupply(edge))
        .map(({ from, to }) => [from, to]),
    ),
  )

/** These nodes and those that supply them, directly or through others, with models, memories and tools. */
export const suppliedBy = (document: WorkflowDocument, users: ReadonlySet<string>): ReadonlySet<string> =>
  closed(
    [...users],
    grouped(
      soundEdges(document)
        .filter(isSupply)
        .map(({ from, to }) => [to, from]),
    ),
  )
