import { createNoopMeter, type Observable, type ObservableCallback } from '@opentelemetry/api'
import { describe, expect, it } from 'vitest'
import { noTelemetry } from '../../src/adapters/observability/telemetry.ts'
import { networkBytes } from '../../src/adapters/observability/watch/network.ts'
import { watchedBooks } from '../../src/adapters/observability/watch/shop.ts'
import { TE } from '../../src/domain/kernel/fp.ts'
import { unavailable } from '../../src/ports/kernel/transact.ts'

/** A meter of one gauge, and what it shows when somebody looks. */
const oneGauge = () => {
  let callback: ObservableCallback = () => undefined
  const meter = createNoopMeter()
  const gauge = meter.createObservableGauge('it')
  gauge.addCallback = (given) => {
    callback = given
  }
  const look = () => {
    const shown: Array<readonly [number, unknown]> = []
    void callback({ observe: (value, labels) => void shown.push([value, labels]) } as Parameters<typeof callback>[0])
    return shown
  }
  return { telemetry: { ...noTelemetry, meter: { ...meter, createObservableGauge: (): Observable => gauge } }, look }
}

describe('what the last check of the books found', () => {
  const broken = [
    { invariant: 'the books balance', rows: [{ id: 1 }, { id: 2 }] },
    { invariant: 'nothing is sold twice', rows: [] },
  ]

  it('is told until the next check is overdue', async () => {
    let now = 0
    const { telemetry, look } = oneGauge()
    const books = watchedBooks(telemetry as never, { check: TE.right(broken) }, () => now)
    expect(look()).toEqual([])
    await books.check()
    now = 60 * 60_000
    expect(look()).toEqual([
      [2, { invariant: 'the books balance' }],
      [0, { invariant: 'nothing is sold twice' }],
    ])
    now = 66 * 60_000
    expect(look()).toEqual([])
  })

  it('stays what it was when the books cannot be looked at', async () => {
    const { telemetry, look } = oneGauge()
    let isAway = false
    const books = watchedBooks(telemetry as never, {
      check: async () => (isAway ? TE.left(unavailable({ what: 'database' }))() : TE.right(broken)()),
    })
    await books.check()
    isAway = true
    await books.check()
    expect(look()).toHaveLength(2)
  })
})

describe('the bytes of the network', () => {
  it('are read from what Linux tells', () => {
    const told = `Inter-|   Receive                                                |  Transmit
 face |bytes    packets errs drop fifo frame compressed multicast|bytes    packets errs drop fifo colls carrier compressed
    lo: 1000 10 0 0 0 0 0 0 1001 10 0 0 0 0 0 0
  eth0:25 1 0 0 0 0 0 0 7 1 0 0 0 0 0 0
`
    expect(networkBytes(told)).toEqual([
      { device: 'lo', direction: 'in', bytes: 1000 },
      { device: 'lo', direction: 'out', bytes: 1001 },
      { device: 'eth0', direction: 'in', bytes: 25 },
      { device: 'eth0', direction: 'out', bytes: 7 },
    ])
  })

  it('are none where nothing is told', () => {
    expect(networkBytes('')).toEqual([])
  })
})
