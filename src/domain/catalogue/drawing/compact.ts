/** Coordinates this close, in n8n's pixels, were meant to be the same. */
export const snap = 34

type Line = Readonly<{ at: number; members: ReadonlyArray<number> }>

/** The coordinates as lines of those that were meant to be the same, in order. */
const linesOf = (raw: ReadonlyArray<number>): ReadonlyArray<Line> => {
  const lines: Array<{ at: number; members: Array<number> }> = []
  for (const { at, index } of raw.map((at, index) => ({ at, index })).toSorted((a, b) => a.at - b.at)) {
    const last = lines.at(-1)
    if (last !== undefined && at - last.at <= snap) last.members.push(index)
    else lines.push({ at, members: [index] })
  }
  return lines
}

/** What is left of a distance that nothing fills. */
const emptied = (distance: number): number => Math.min(distance * 0.25, 36)

/** A little of a long way between two that could stand side by side still shows, so that groups stay groups. */
const breath = (distance: number): number => Math.min(Math.max(0, distance - 260) * 0.12, 48)

/**
 * Takes the empty room out of one axis: what stood in one line stays in one, what came before stays before, and two
 * stand at least as far apart as `apart` says (0: as near as you like). Answers the new coordinates, from 0 on.
 */
export const compact = (
  raw: ReadonlyArray<number>,
  apart: (before: number, after: number) => number,
): ReadonlyArray<number> => {
  const done: Array<Readonly<{ index: number; at: number; to: number }>> = []
  let previous: Readonly<{ at: number; to: number }> | null = null
  for (const { at, members } of linesOf(raw)) {
    let to: number = previous === null ? 0 : previous.to + emptied(at - previous.at)
    for (const before of done)
      for (const after of members) {
        const need = apart(before.index, after)
        if (need > 0) to = Math.max(to, before.to + need + breath(at - before.at))
      }
    for (const index of members) done.push({ index, at, to })
    previous = { at, to }
  }
  const places = new Map(done.map(({ index, to }) => [index, to]))
  return raw.map((_, index) => places.get(index) ?? 0)
}
