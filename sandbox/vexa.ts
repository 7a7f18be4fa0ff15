import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { developmentEnvironment } from './start/development-environment.ts'

/** `npm run vexa`: the command line, on the shop that `npm start` runs unless the environment names another database. */
const child = spawn(
  process.execPath,
  [fileURLToPath(new URL('../src/vexa.ts', import.meta.url)), ...process.argv.slice(2)],
  { stdio: 'inherit', env: await developmentEnvironment(process.env) },
)
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal))
child.on('close', (code) => process.exit(code ?? 1))
