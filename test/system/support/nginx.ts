import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { freePort, isFree } from '../../../sandbox/postgres/free-port.ts'
import type { Certificate } from './certificate.ts'
import { type Daemon, daemon } from './daemon.ts'
import { deployTo } from './deployed.ts'
import { until } from './until.ts'

const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']

/** What Debian's nginx.conf does around the files of conf.d. */
export const around = (folder: string): string => `
pid ${folder}/nginx.pid;
error_log ${folder}/error.log warn;
worker_processes 2;
events { worker_connections 1024; }
http {
  access_log off;
  ${temporary.map((each) => `${each}_temp_path ${folder}/${each};`).join('\n  ')}
  include ${folder}/vexa.conf;
}
`

type Parts = Readonly<{ folder: string; port: number; instances: ReadonlyArray<number>; certificate: Certificate }>

/** nginx with deploy/nginx/vexa.conf, on another port and before these instances. */
export const startNginx = async ({ folder, port, instances, certificate }: Parts): Promise<Daemon> => {
  await deployTo(join(folder, 'vexa.conf'), 'nginx/vexa.conf', [
    ['listen 80;', `listen 127.0.0.1:${await freePort()};`],
    ['listen 443 ssl', `listen 127.0.0.1:${port} ssl`],
    ['server_name shop.example', 'server_name localhost'],
    ['/etc/ssl/vexa/fullchain.pem', certificate.certificate],
    ['/etc/ssl/vexa/privkey.pem', certificate.key],
    ...instances.map((each, at) => [`127.0.0.1:${8_000 + at} `, `127.0.0.1:${each} `] as const),
  ])
  await writeFile(join(folder, 'nginx.conf'), around(folder))
  const started = daemon('nginx', ['-p', folder, '-c', join(folder, 'nginx.conf'), '-g', 'daemon off;'], {
    signal: 'SIGQUIT',
  })
  await until('nginx listens', async () => !(await isFree(port)), 10_000, started.said)
  return started
}
