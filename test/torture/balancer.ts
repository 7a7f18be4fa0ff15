import { connect, createServer, type Socket } from 'node:net'

/** One address for several instances: each connection goes to the next that takes it. */
export type Balancer = Readonly<{ port: number; close: () => Promise<void> }>

/** A connection to the first of these ports that answers, the turn's first. */
const reached = (ports: ReadonlyArray<number>, turn: number, tries = 0): Promise<Socket | null> =>
  new Promise((resolve) => {
    const port = ports[(turn + tries) % ports.length]
    if (port === undefined || tries >= ports.length) return resolve(null)
    const socket = connect(port, '127.0.0.1')
    socket.once('connect', () => resolve(socket))
    socket.once('error', () => resolve(reached(ports, turn, tries + 1)))
  })

export const startBalancer = async (ports: ReadonlyArray<number>): Promise<Balancer> => {
  let turn = 0
  const near = new Set<Socket>()
  const server = createServer({ pauseOnConnect: true }, async (client) => {
    near.add(client)
    client.on('close', () => near.delete(client)).on('error', () => client.destroy())
    turn += 1
    const instance = await reached(ports, turn)
    if (instance === null) return client.destroy()
    instance.on('error', () => client.destroy()).on('close', () => client.destroy())
    client.on('close', () => instance.destroy())
    client.pipe(instance).pipe(client)
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const address = server.address()
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    close: () =>
      new Promise((done) => {
        server.close(() => done())
        for (const client of near) client.destroy()
      }),
  }
}
