/**
 * The caller's environment without what would steer PostgreSQL: PGDATA, PGPORT and the like, and the locale.
 * LC_ALL is set, for on macOS a server without one stops with "postmaster became multithreaded during startup".
 */
export const cleanEnvironment = (): NodeJS.ProcessEnv => ({
  ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(PG|LC_|LANG)/.test(name))),
  LC_ALL: 'C',
})
