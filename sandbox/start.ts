import { fileURLToPath } from 'node:url'

const oldest = 26
const entry = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

if (Number(process.versions.node.split('.')[0]) < oldest) {
  console.error(`Vexa needs Node ${oldest} or later, and this is ${process.versions.node}. npm start brings its own.`)
  process.exitCode = 1
} else {
  // Imported only now: an older Node would stop at the first thing it does not know, and not say why.
  const { run } = await import('./start/run.ts')
  const code = await run({
    application: entry('../src/main.ts'),
    paystack: entry('paystack/main.ts'),
    mailbox: entry('mailbox/main.ts'),
  })
  process.exit(code)
}
