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
  /**
   * Cuts when the `count`-th message of a client goes by that was sent after one that begins a transaction, before the
   * server hears of it. Whether that has happened is what the answer tells.
   */
  cutInTransaction: (count: number) => Readonly<{ happened: () => boolean }>
  close: () => Promise<void>
}>

/** Puts a wire before a server, whose address is a URL with host and port. */
export const wireTo = async (target: string): Promise<Wire> => {
  const { hostname, port } = new URL(target)
  const sockets = new Set<Socket>()
  let state: 'whole' | 'cut' | 'hanging' = 'whole'
  let watch: (bytes: Buffer) => void = () => undefined
  const kept = (socket: Socket): Socket => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket)).on('error', () => undefined)
    return socket
  }
  const server = createServer((near) => {
    if (state === 'cut') return near.destroy()
    const far = kept(connect(Number(port), hostname))
    kept(near).on('data', (bytes: Buffer) => {
      watch(bytes)
      if (state === 'whole') far.write(bytes)
    })
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
    cutInTransaction: (count) => {
      let left: number | null = null
      let hasHappened = false
      watch = (bytes) => {
        if (hasHappened) return
        if (left === null) {
          if (/\bbegin\b|start transaction/i.test(bytes.toString('latin1'))) left = count
          return
        }
        left -= 1
        if (left > 0) return
        hasHappened = true
        state = 'cut'
        breakAll()
      }
      return { happened: () => hasHappened }
    },
    hang: () => {
      state = 'hanging'
    },
    restore: () => {
      breakAll()
      watch = () => undefined
      state = 'whole'
    },
    close: () =>
      new Promise((done) => {
        breakAll()
        server.close(() => done())
      }),
  }
}
