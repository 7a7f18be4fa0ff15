import { type PaystackSandbox, startPaystackSandbox } from './server.ts'
import { readSettings } from './settings.ts'

const MISCONFIGURED = 78

const say = (line: string) => process.stdout.write(`${line}\n`)
const complain = (line: string) => process.stderr.write(`${line}\n`)

const reasonOf = (error: unknown, port: number): string => {
  if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
    return `Port ${port} is taken; set SANDBOX_PAYSTACK_PORT to another`
  }
  return error instanceof Error ? error.message : String(error)
}

const stopWhenAsked = (sandbox: PaystackSandbox) => {
  let stopping = false
  const stop = async () => {
    if (stopping) return
    stopping = true
    try {
      await sandbox.stop()
      process.exit(0)
    } catch (error) {
      complain(`Paystack sandbox: ${String(error)}`)
      process.exit(1)
    }
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
  // A parent that died without a word leaves no orphan behind.
  process.on('disconnect', stop)
}

const main = async () => {
  const settings = readSettings(process.env)
  if ('mistakes' in settings) {
    for (const mistake of settings.mistakes) complain(mistake)
    process.exit(MISCONFIGURED)
  }
  try {
    const sandbox = await startPaystackSandbox({ ...settings, log: (line) => complain(`Paystack sandbox: ${line}`) })
    stopWhenAsked(sandbox)
    say(`Paystack sandbox on ${sandbox.url}, webhooks to ${settings.webhookUrl}`)
    process.send?.('ready')
  } catch (error) {
    complain(reasonOf(error, settings.port))
    process.exit(1)
  }
}

await main()
