import { cell, type Placed } from './item.ts'
import type { Ground } from './parts.ts'
import { around, grown, type Rectangle } from './rectangle.ts'

/** A sticky note under the nodes that stand on it, in one band of the drawing. */
export type Region = Rectangle & Readonly<{ ground: Ground }>

const margin = 4

/** A note within another keeps so far from its edge. */
const inset = 8

/**
 * Where the sticky notes lie: each around what stands on it, and around the smaller notes within, the large first. One
 * whose nodes are in several bands lies in each.
 */
export const regionsOf = (
  grounds: ReadonlyArray<Ground>,
  placed: ReadonlyArray<Placed>,
  bands: number,
): ReadonlyArray<Region> =>
  Array.from({ length: bands }, (_, band) =>
    regionsIn(
      grounds,
      placed.filter((item) => item.band === band),
    ),
  ).flat()

const regionsIn = (grounds: ReadonlyArray<Ground>, placed: ReadonlyArray<Placed>): ReadonlyArray<Region> => {
  const held = grounds
    .map((ground, index) => ({ ground, members: new Set(placed.filter(({ regions }) => regions.has(index))) }))
    .filter(({ members }) => members.size > 0)
    .toSorted((a, b) => a.ground.area - b.ground.area)
  const done: Array<Readonly<{ region: Region; members: ReadonlySet<Placed> }>> = []
  for (const { ground, members } of held) {
    const within = done.filter((inner) => inner.members.isSubsetOf(members)).map(({ region }) => grown(region, inset))
    const box = around([...[...members].map((item) => grown(cell(item), margin)), ...within])
    if (box !== null) done.push({ region: { ...box, ground }, members })
  }
  return done.map(({ region }) => region).toReversed()
}
