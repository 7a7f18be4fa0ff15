import type { PreviewGraph } from '../preview-graph.ts'
import { arrange } from './arrange.ts'
import { type Folded, fold } from './fold.ts'
import { partsOf } from './parts.ts'
import { placeNotes } from './place-notes.ts'
import { type Region, regionsOf } from './regions.ts'
import { inRows } from './rows.ts'
import { spread } from './spread.ts'
import { type Wire, wiresOf } from './wires.ts'

/** Everything that a drawing shows, each at its place. */
export type Layout = Folded & Readonly<{ regions: ReadonlyArray<Region>; wires: ReadonlyArray<Wire> }>

export const layoutOf = (graph: PreviewGraph): Layout => {
  const { edges } = graph
  const { items, notes, grounds } = partsOf(inRows(graph))
  const folded = fold(placeNotes(arrange(items, edges), notes), edges)
  const final = folded.bands.length > 1 ? folded : { ...folded, placed: spread(folded.placed) }
  return { ...final, regions: regionsOf(grounds, final.placed, final.bands.length), wires: wiresOf(edges, final) }
}
