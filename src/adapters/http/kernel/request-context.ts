import { AsyncLocalStorage } from 'node:async_hooks'

const current = new AsyncLocalStorage<Readonly<{ requestId: string }>>()

/** Runs what a request sets off; whatever of it writes to the log finds the request's id. */
export const inRequest = <A>(requestId: string, work: () => A): A => current.run({ requestId }, work)

/** The id of the request that is being served here; nothing outside of one. */
export const requestFacts = (): Readonly<{ requestId?: string }> => current.getStore() ?? {}
