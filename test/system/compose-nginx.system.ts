import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { ownCertificate } from './support/certificate.ts'
import { around } from './support/nginx.ts'

const deploy = new URL('../../deploy/', import.meta.url).pathname
const network = '10.44.7'
const instances = [8_000, 8_001, 8_002, 8_003]

type Service = Readonly<{ command: ReadonlyArray<string>; networks: { default: { ipv4_address: string } } }>

describe('the nginx of deploy/compose', () => {
  let folder: string
  let compose: Readonly<{ services: Readonly<Record<string, Service>> }>
  let made: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'vexa-compose-nginx-'))
    const yaml = await readFile(join(deploy, 'compose/compose.yaml'), 'utf8')
    compose = parse(yaml.replaceAll(/\$\{SHOP_NETWORK[^}]*\}/g, network), { merge: true })
    const { certificate, key } = await ownCertificate(folder)
    const [script = ''] = compose.services['nginx']?.command ?? []
    const [making = ''] = script.replaceAll('$$', '$').split('; rm -f ')
    const ours = making
      .replace('/deployed.conf', join(deploy, 'nginx/vexa.conf'))
      .replace('/etc/nginx/conf.d/', `${folder}/`)
    execFileSync('/bin/sh', ['-ec', ours], {
      env: { PATH: process.env.PATH, SERVER_NAME: 'a.test', SHOP_NETWORK: network },
    })
    made = (await readFile(join(folder, 'vexa.conf'), 'utf8'))
      .replace('/etc/ssl/vexa/fullchain.pem', certificate)
      .replace('/etc/ssl/vexa/privkey.pem', key)
    await writeFile(join(folder, 'nginx.conf'), around(folder))
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  const tried = async (configuration: string) => {
    await writeFile(join(folder, 'vexa.conf'), configuration)
    return spawnSync('nginx', ['-t', '-p', folder, '-c', join(folder, 'nginx.conf')], { encoding: 'utf8' })
  }

  it('has each instance at the address that it has', () => {
    const upstream = [...made.matchAll(/^ +server ([\d.]+):(\d+) /gm)].map(([, address, port]) => [port, address])
    const running = instances.map((port) => [
      String(port),
      compose.services[`vexa-${port}`]?.networks.default.ipv4_address,
    ])
    expect(upstream).toEqual(running)
    expect(new Set(running.map(([, address]) => address)).size).toBe(instances.length)
  })

  it('starts while no instance is there, which it would not do with their names', async () => {
    expect(await tried(made)).toMatchObject({ status: 0, stderr: expect.stringContaining('test is successful') })
    const withNames = await tried(made.replace(`${network}.10:`, 'vexa-8000.invalid:'))
    expect(withNames.status).not.toBe(0)
    expect(withNames.stderr).toContain('host not found in upstream')
  })
})
