import { setTimeout as sleep } from 'node:timers/promises'
import { isFree } from '../postgres/free-port.ts'
import { refusal } from './refusal.ts'
import type { PortVariable, Settings } from './settings.ts'

/** On 127.0.0.1, where everything listens, and on ::1, where a browser may look first for localhost. */
const isOurs = async (port: number): Promise<boolean> => (await isFree(port)) && (await isFree(port, '::1'))

const needed = ({ standIns }: Settings): ReadonlyArray<PortVariable> => [
  'PORT',
  ...(standIns.paystack ? (['SANDBOX_PAYSTACK_PORT'] as const) : []),
  ...(standIns.mailbox ? (['SANDBOX_MAIL_PORT', 'SANDBOX_SMTP_PORT'] as const) : []),
]

/**
 * Refuses, in one line, the first port that somebody else has. With `patienceMs`, waits that long for it: after a
 * parent that was killed, its children need a moment to end.
 */
export const requirePorts = async (settings: Settings, patienceMs: number): Promise<void> => {
  const end = performance.now() + patienceMs
  for (const name of needed(settings)) {
    const port = settings.ports[name]
    while (!(await isOurs(port))) {
      if (performance.now() >= end) throw refusal(`Port ${port} is taken. Set ${name} to another one.`)
      await sleep(100)
    }
  }
}
