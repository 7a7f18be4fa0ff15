import { startTestServer } from '../../test/support/test-server.ts'

/** One PostgreSQL for all stages of `work`, which reach it by these variables; it ends with them, or with Ctrl-C. */
export const withTestServer = async <A>(work: (env: Readonly<Record<string, string>>) => Promise<A>): Promise<A> => {
  const server = await startTestServer()
  const stop = (): void => {
    void server.stop().finally(() => process.exit(130))
  }
  process.once('SIGINT', stop).once('SIGTERM', stop)
  try {
    return await work({ TEST_DATABASE_URL: server.adminUrl })
  } finally {
    process.off('SIGINT', stop).off('SIGTERM', stop)
    await server.stop()
  }
}
