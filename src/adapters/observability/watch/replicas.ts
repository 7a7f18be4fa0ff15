import type { Telemetry } from '../telemetry.ts'

/** A replica as it was last seen: whether it answers and follows, and how far it was behind (milliseconds). */
type Seen = Readonly<{ name: string; isUp: boolean; lagMs: number | null }>

/** Counts who answered the reads that a replica may answer. */
export const countedAnswers = ({ meter }: Telemetry): ((read: string, by: string) => void) => {
  const answered = meter.createCounter('vexa_replicated_reads', {
    description: 'Reads that a replica may answer, by who did, and why it was the primary',
  })
  return (read, by) => answered.add(1, { read, by })
}

/** Tells which replicas are read from, how far they are behind, and how far they may be (milliseconds). */
export const watchReplicas = ({ meter }: Telemetry, mostLagMs: number, seen: () => ReadonlyArray<Seen>): void => {
  const up = meter.createObservableGauge('vexa_replica_up', {
    description: 'Whether a replica answers and follows, by its place in the list of addresses',
  })
  const lag = meter.createObservableGauge('vexa_replica_lag_seconds', {
    description: 'How far a replica is behind, to a second; when it is very long, at least so long',
  })
  const most = meter.createObservableGauge('vexa_replica_most_lag_seconds', {
    description: 'How far a replica may be behind and still be read from',
  })
  most.addCallback((gauge) => gauge.observe(mostLagMs / 1_000))
  up.addCallback((gauge) => {
    for (const { name, isUp } of seen()) gauge.observe(isUp ? 1 : 0, { replica: name })
  })
  lag.addCallback((gauge) => {
    for (const { name, lagMs } of seen()) if (lagMs !== null) gauge.observe(lagMs / 1_000, { replica: name })
  })
}
