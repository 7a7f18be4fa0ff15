import assert from 'node:assert/strict'
import { After, AfterAll, Before, BeforeAll, setDefaultTimeout } from '@cucumber/cucumber'
import type { Driver } from './driver.ts'
import { httpDriver } from './http/http-driver.ts'
import { memoryDriver } from './memory/memory-driver.ts'

const drivers: Readonly<Record<string, () => Driver>> = { http: httpDriver, memory: memoryDriver }

const chosen = process.env.VEXA_THROUGH ?? 'memory'
const make = drivers[chosen]
if (make === undefined) throw new Error(`VEXA_THROUGH is one of ${Object.keys(drivers).join(', ')}, not ${chosen}`)

/** The shop of this run. */
export const driver: Driver = make()

const startWithinMs = 60_000
setDefaultTimeout(20_000)
BeforeAll({ timeout: startWithinMs }, () => driver.start())
AfterAll({ timeout: startWithinMs }, () => driver.stop())
Before(() => driver.reset())
/** Whatever a scenario was about, the books agree at its end. */
After(async () => assert.deepEqual(await driver.broken(), []))
