import type { Program } from '../../scripts/suite/debian.ts'

/** What the stages of this folder need of the machine. */
export const programs: ReadonlyArray<Program> = [
  { program: 'nginx', from: 'nginx-light' },
  { program: 'pgbouncer', from: 'pgbouncer' },
  { program: 'redis-server', from: 'redis-server' },
  { program: 'openssl', from: 'openssl' },
  { program: 'systemd-analyze', from: 'systemd' },
  { program: '/usr/lib/postgresql/*/bin/initdb', from: 'postgresql' },
]
