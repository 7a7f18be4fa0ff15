import { createServer } from 'node:net'

const listenOnce = (port: number, host: string): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen({ port, host, exclusive: true }, () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : port))
    })
  })

/** Whether nobody listens on this port of the host. */
export const isFree = (port: number, host = '127.0.0.1'): Promise<boolean> =>
  listenOnce(port, host).then(
    () => true,
    (failure: NodeJS.ErrnoException) => failure.code !== 'EADDRINUSE' && failure.code !== 'EACCES',
  )

/** A port of 127.0.0.1 that was free a moment ago. */
export const freePort = (): Promise<number> => listenOnce(0, '127.0.0.1')
