import { readdirSync, readFileSync } from 'node:fs'
import { totalmem } from 'node:os'
import { constants, monitorEventLoopDelay, PerformanceObserver, performance } from 'node:perf_hooks'
import type { Telemetry } from '../telemetry.ts'
import { networkBytes } from './network.ts'

const microseconds = 1e6
const nanoseconds = 1e9
/** A timer that is due this often is looked at; how late it is beyond that is the delay. */
const resolutionMs = 20

const kinds: ReadonlyMap<number, string> = new Map([
  [constants.NODE_PERFORMANCE_GC_MINOR, 'minor'],
  [constants.NODE_PERFORMANCE_GC_MAJOR, 'major'],
  [constants.NODE_PERFORMANCE_GC_INCREMENTAL, 'incremental'],
  [constants.NODE_PERFORMANCE_GC_WEAKCB, 'weak callbacks'],
])

/** Node says of these entries, and of no others, which kind they are. */
const kindOf = (entry: PerformanceEntry): string => {
  const { detail } = entry as Readonly<{ detail?: Readonly<{ kind: number }> }>
  return kinds.get(detail?.kind ?? 0) ?? 'other'
}

const watchMemory = ({ meter }: Telemetry): void =>
  meter.createObservableGauge('vexa_process_memory_bytes', { description: 'Memory' }).addCallback((gauge) => {
    const { rss, heapUsed, heapTotal, external } = process.memoryUsage()
    for (const [part, bytes] of Object.entries({ rss, heap_used: heapUsed, heap_total: heapTotal, external }))
      gauge.observe(bytes, { part })
  })

/** What the process may hold: what its control group allows (MemoryMax, a container's limit), or all that the machine has. */
const memoryLimit = (): number => {
  const allowed = process.constrainedMemory()
  return allowed > 0 ? Math.min(allowed, totalmem()) : totalmem()
}

const watchMemoryLimit = ({ meter }: Telemetry): void =>
  meter
    .createObservableGauge('vexa_process_memory_limit_bytes', { description: 'Memory that the process may hold' })
    .addCallback((gauge) => gauge.observe(memoryLimit()))

const watchCpu = ({ meter }: Telemetry): void =>
  meter.createObservableCounter('vexa_process_cpu_seconds', { description: 'CPU time' }).addCallback((counter) => {
    const { user, system } = process.cpuUsage()
    counter.observe(user / microseconds, { mode: 'user' })
    counter.observe(system / microseconds, { mode: 'system' })
  })

const watchEventLoop = ({ meter }: Telemetry): (() => void) => {
  const delay = monitorEventLoopDelay({ resolution: resolutionMs })
  delay.enable()
  const gauge = meter.createObservableGauge('vexa_event_loop_delay_seconds', {
    description: 'How late the event loop was since somebody looked last',
  })
  gauge.addCallback((observed) => {
    const late = (ns: number): number => Math.max(0, ns / nanoseconds - resolutionMs / 1_000)
    observed.observe(late(delay.percentile(50)), { quantile: '0.5' })
    observed.observe(late(delay.percentile(99)), { quantile: '0.99' })
    observed.observe(late(delay.max), { quantile: '1' })
    delay.reset()
  })
  return () => void delay.disable()
}

const watchGarbage = ({ meter }: Telemetry): (() => void) => {
  const duration = meter.createHistogram('vexa_gc_duration_seconds', {
    description: 'Collections of garbage',
    advice: { explicitBucketBoundaries: [0.001, 0.01, 0.05, 0.1, 0.5] },
  })
  const observer = new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) duration.record(entry.duration / 1_000, { kind: kindOf(entry) })
  })
  observer.observe({ entryTypes: ['gc'] })
  return () => observer.disconnect()
}

/** Linux tells a process what it has open; elsewhere nothing is said. */
const openFiles = (): number | null => {
  try {
    return readdirSync('/proc/self/fd').length
  } catch {
    return null
  }
}

const watchFiles = ({ meter }: Telemetry): void =>
  meter
    .createObservableGauge('vexa_process_open_files', { description: 'File descriptors that are open' })
    .addCallback((gauge) => {
      const count = openFiles()
      if (count !== null) gauge.observe(count)
    })

/** The soft limit, which a process meets first. */
const mostOpenFiles = (): number | null => {
  try {
    const found = /^Max open files +(\d+)/m.exec(readFileSync('/proc/self/limits', 'utf8'))
    return found === null ? null : Number(found[1])
  } catch {
    return null
  }
}

const watchFilesLimit = ({ meter }: Telemetry): void =>
  meter
    .createObservableGauge('vexa_process_max_open_files', { description: 'File descriptors that may be open' })
    .addCallback((gauge) => {
      const most = mostOpenFiles()
      if (most !== null) gauge.observe(most)
    })

const watchNetwork = ({ meter }: Telemetry): void =>
  meter
    .createObservableCounter('vexa_network_bytes', { description: 'Bytes of the machine, or of its container' })
    .addCallback((counter) => {
      for (const { device, direction, bytes } of networkBytes()) counter.observe(bytes, { device, direction })
    })

const watchUptime = ({ meter }: Telemetry): void =>
  meter
    .createObservableGauge('vexa_process_uptime_seconds', { description: 'Since the process started' })
    .addCallback((gauge) => gauge.observe(performance.now() / 1_000))

/** Watches the process and the machine under it; answers how to stop. */
export const watchProcess = (telemetry: Telemetry): (() => void) => {
  watchMemory(telemetry)
  watchMemoryLimit(telemetry)
  watchCpu(telemetry)
  watchFiles(telemetry)
  watchFilesLimit(telemetry)
  watchNetwork(telemetry)
  watchUptime(telemetry)
  const stops = [watchEventLoop(telemetry), watchGarbage(telemetry)]
  return () => {
    for (const stop of stops) stop()
  }
}
