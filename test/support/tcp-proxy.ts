import { connect, createServer, type Socket } from 'node:net'

/** A wire to a server that can be cut, or left hanging. */
export type Wire = Readonly<{
  /** The server's address, through the wire. */
  url: string
  /** Every connection breaks, and no new one comes about. */
  cut: () => void
  /** Connections stay, and nothing goes through. */
  hang: () => void
  restore: () => void
  close: () => Promise<void>
}>

/** Puts a wire before a server, whose address is a URL with host and port. */
export const wireTo = async (target: string): Promise<Wire> => {
  const { hostname, port } = new URL(target)
  const sockets = new Set<Socket>()
  let state: 'whole' | 'cut' | 'hanging' = 'whole'
  const kept = (socket: Socket): Socket => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket)).on('error', () => undefined)
    return socket
  }
  const server = createServer((near) => {
    if (state === 'cut') return near.destroy()
    const far = kept(connect(Number(port), hostname))
    kept(near).on('data', (bytes) => state === 'whole' && far.write(bytes))
    far.on('data', (bytes) => state === 'whole' && near.write(bytes))
    near.on('close', () => far.destroy())
    far.on('close', () => near.destroy())
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const address = server.address()
  const url = new URL(target)
  url.hostname = '127.0.0.1'
  url.port = String(typeof address === 'object' && address !== null ? address.port : '')
  const breakAll = () => {
    for (const socket of sockets) socket.destroy()
  }
  return {
    url: url.href,
    cut: () => {
      state = 'cut'
      breakAll()
    },
    hang: () => {
      state = 'hanging'
    },
    restore: () => {
      breakAll()
      state = 'whole'
    },
    close: () =>
      new Promise((done) => {
        breakAll()
        server.close(() => done())
      }),
  }
}
