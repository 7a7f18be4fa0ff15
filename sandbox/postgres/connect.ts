import { Client } from 'pg'

export type Login = Readonly<{ port: number; user: 'postgres' | 'vexa'; password: string; database: string }>

export const addressOf = ({ port, user, password, database }: Login): string =>
  `postgresql://${user}:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`

/** One connection for the length of `work`. */
export const connected = async <A>(address: string, work: (client: Client) => Promise<A>): Promise<A> => {
  const client = new Client({ connectionString: address, connectionTimeoutMillis: 5_000 })
  // Without a listener, a connection that breaks between two queries would end the process.
  client.on('error', () => undefined)
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** Whether the server accepts this login at the moment. */
export const answers = (address: string): Promise<boolean> =>
  connected(address, (client) => client.query('select 1')).then(
    () => true,
    () => false,
  )
