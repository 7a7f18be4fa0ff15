import { relative } from 'node:path'
import type { Running } from './start-all.ts'

type Row = readonly [name: string, value: string, note: string]

const table = (rows: ReadonlyArray<Row>): string => {
  const width = (column: 0 | 1): number => Math.max(...rows.map((row) => row[column].length))
  return rows
    .map(([name, value, note]) => `  ${name.padEnd(width(0))}   ${value.padEnd(width(1))}   ${note}`.trimEnd())
    .join('\n')
}

const near = (path: string): string => {
  const short = relative(process.cwd(), path)
  return short.startsWith('..') || short === '' ? path : short
}

const addresses = ({ settings, postgres }: Running): ReadonlyArray<Row> => {
  const { ports, standIns, url } = settings
  const local = (port: number): string => `http://localhost:${port}`
  return [
    ['shop', `${url}/api/docs`, 'its routes, to read and to try'],
    ['', `${url}/api/workflows`, 'what it sells'],
    standIns.paystack
      ? ['Paystack sandbox', local(ports.SANDBOX_PAYSTACK_PORT), 'what it holds: /sandbox/transactions']
      : ['Paystack', 'as PAYSTACK_SECRET_KEY says', ''],
    standIns.mailbox
      ? ['mailbox', local(ports.SANDBOX_MAIL_PORT), `every mail the shop sends; SMTP ${ports.SANDBOX_SMTP_PORT}`]
      : ['mail', 'as SMTP_URL says', ''],
    postgres === null
      ? ['database', 'as DATABASE_URL says', '']
      : ['PostgreSQL', `127.0.0.1:${postgres.port}`, `login: ${near(`${settings.dataDir}/postgres/server.json`)}`],
    ['data', near(settings.dataDir), 'VEXA_DATA_DIR'],
  ]
}

/** Everything has passed: where to click, and how to log in. */
export const banner = (running: Running): string => {
  const { owner } = running
  const kept = owner.file === null ? 'from ADMIN_PASSWORD' : `kept in ${near(owner.file)}`
  const login: ReadonlyArray<Row> = [
    ['first owner', owner.email, ''],
    ['password', owner.file === null ? '(the one you gave)' : owner.password, kept],
  ]
  return `\nVexa is running. Ctrl-C stops everything.\n\n${table([...addresses(running), ...login])}\n`
}
