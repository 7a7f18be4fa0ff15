import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { isFree } from '../../sandbox/postgres/free-port.ts'
import { clear, databasePid, script, settle } from './support/npm-start.ts'

it('npm start stops everything when the shell that npm runs it in is ended, and passes nothing on', async () => {
  const place = await settle()
  const port = Number(place.variables.PORT)
  const shell = spawn('/bin/sh', ['-c', '"$1" "$2"; exit $?', 'sh', process.execPath, script], {
    env: { PATH: process.env.PATH, ...place.variables, npm_lifecycle_event: 'start' },
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const [said] = await once(shell.stdout, 'data')
  expect(String(said)).toContain('Vexa is running')
  shell.kill('SIGTERM')
  await once(shell, 'exit')
  while (!(await isFree(port)) || (await databasePid(place.dataDir)) !== null) await sleep(50)
  await clear(place)
})
