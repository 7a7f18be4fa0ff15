/** The token of a buyer's address for n8n: 256 random bits in base64url. */
export const n8nTokenBytes = 32

/** A buyer's address for n8n, known by the SHA-256 of its token, in hex. */
export type N8nConnection = Readonly<{ userId: string; tokenHash: string; createdAt: Date }>

export type N8nConnectionEvent = Readonly<{
  _tag: 'N8nConnected' | 'N8nDisconnected'
  subject: string
  facts: Readonly<Record<string, never>>
}>

export const n8nConnected = (userId: string): N8nConnectionEvent => ({
  _tag: 'N8nConnected',
  subject: userId,
  facts: {},
})

export const n8nDisconnected = (userId: string): N8nConnectionEvent => ({
  _tag: 'N8nDisconnected',
  subject: userId,
  facts: {},
})
