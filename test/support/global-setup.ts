import type { TestProject } from 'vitest/node'
import { startTestServer } from './test-server.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    testServer: { adminUrl: string; run: string }
  }
}

/** One PostgreSQL for the whole run of vitest. */
const setup = async (project: TestProject): Promise<() => Promise<void>> => {
  const { adminUrl, run, stop } = await startTestServer()
  project.provide('testServer', { adminUrl, run })
  return stop
}

export default setup
