import { spawn } from 'node:child_process'
import { E } from '../../../domain/kernel/fp.ts'

/** Where a program reads from or writes to; -1 is nowhere. */
type Ends = Readonly<{ from?: number; to?: number }>

/** libpq's own variables, so that no password stands among the arguments that every user of a machine can see. */
const libpq = (address: string): Readonly<Record<string, string>> => {
  const url = new URL(address)
  const sslmode = url.searchParams.get('sslmode')
  return {
    PGHOST: url.hostname.replace(/^\[|\]$/g, ''),
    PGPORT: url.port || '5432',
    PGUSER: decodeURIComponent(url.username),
    PGPASSWORD: decodeURIComponent(url.password),
    PGDATABASE: decodeURIComponent(url.pathname.slice(1)),
    ...(sslmode === null ? {} : { PGSSLMODE: sslmode }),
  }
}

const isMissing = (failure: NodeJS.ErrnoException): boolean => failure.code === 'ENOENT'

const missing = (program: string): string =>
  `${program} is not here. It comes with PostgreSQL's client programs, and has to be of the server's version or later.`

/** Runs one of PostgreSQL's programs on a database, whose role is the one that owns it; why it did not succeed, if so. */
export const postgresProgram = (
  program: 'pg_dump' | 'pg_restore',
  args: ReadonlyArray<string>,
  address: string,
  { from, to }: Ends,
): Promise<E.Either<string, void>> =>
  new Promise((resolve) => {
    const { PATH = '' } = process.env
    const child = spawn(program, args, {
      env: { PATH, ...libpq(address) },
      stdio: [from ?? 'ignore', to ?? 'ignore', 'pipe'],
    })
    let said = ''
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      said += text
    })
    child.on('error', (failure) => resolve(E.left(isMissing(failure) ? missing(program) : failure.message)))
    child.on('close', (code) => resolve(code === 0 ? E.right(undefined) : E.left(said.trim() || `${program}: ${code}`)))
  })
