import { E } from '../../../../domain/kernel/fp.ts'
import type { Reading } from '../database.ts'
import { read, statement } from '../sql.ts'
import type { Changes } from './fitness.ts'

/** What the primary had, committed and written, at a time before it was asked (milliseconds of this process). */
type Sample = Readonly<{ atMs: number; place: number }>

const leastBetweenMs = 200
const mostSamples = 600

type Selected = Readonly<{ changes: Changes; place: string }>

const question = statement(
  'primary_position',
  `select (select coalesce(json_object_agg(slot, changes), '{}') from catalogue_changes) as changes,
          pg_wal_lsn_diff(pg_current_wal_flush_lsn(), '0/0')::text as place`,
)

/** What is known of the primary, and asked of it. */
export type Primary = Readonly<{
  /**
   * The catalogue's changes, asked after this was called: whatever was committed before is among them. Null when the
   * primary does not answer.
   */
  changes: () => Promise<Changes | null>
  /** What a replica has to have so that it lacks nothing older than this; null when nobody knows. */
  placeWithin: (ms: number) => number | null
  /** For how long a replica that got to this place has been behind, in milliseconds; at least so long, when it is long. */
  lagAt: (place: number) => number | null
}>

/** One question at a time: who comes while one is asked shares the next. */
export const primaryOf = (db: Reading, now: () => number = () => performance.now()): Primary => {
  let samples: ReadonlyArray<Sample> = []
  let running: Promise<Changes | null> | null = null
  let next: Promise<Changes | null> | null = null

  const note = (sample: Sample): void => {
    const last = samples.at(-1)
    if (last !== undefined && sample.atMs - last.atMs < leastBetweenMs) return
    samples = [...samples, sample].slice(-mostSamples)
  }
  const ask = async (): Promise<Changes | null> => {
    const atMs = now()
    const asked = await read(db)<Selected>(question, [])()
    const row = E.isRight(asked) ? asked.right[0] : undefined
    if (row === undefined) return null
    note({ atMs, place: Number(row.place) })
    return row.changes
  }
  const start = (): Promise<Changes | null> => {
    running = ask().finally(() => {
      running = null
    })
    return running
  }
  return {
    changes: () => {
      if (running === null && next === null) return start()
      const begin = (): Promise<Changes | null> => {
        next = null
        return start()
      }
      next ??= (running ?? Promise.resolve(null)).then(begin, begin)
      return next
    },
    placeWithin: (ms) => samples.find(({ atMs }) => now() - atMs <= ms)?.place ?? null,
    lagAt: (place) => {
      const last = samples.findLastIndex((sample) => sample.place <= place)
      const [first] = samples
      if (first === undefined) return null
      return last === samples.length - 1 ? 0 : now() - (samples[last] ?? first).atMs
    },
  }
}
