/** A request as it is sent: the bytes of its body in base64, so that one that broke something can be sent again. */
export type Attempt = Readonly<{
  method: string
  path: string
  headers: Readonly<Record<string, string>>
  body: string | null
}>

export const bytesOf = ({ body }: Attempt): Buffer | undefined =>
  body === null ? undefined : Buffer.from(body, 'base64')

export const inBase64 = (body: string | Uint8Array): string => Buffer.from(body).toString('base64')
