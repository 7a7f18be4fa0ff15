import { once } from 'node:events'
import { connect } from 'node:net'
import { createInterface } from 'node:readline'

type Mail = Readonly<{ from: string; to: ReadonlyArray<string>; raw: string }>

/** Speaks SMTP by hand, as a client would; answers the server's last word on the mail. */
export const sendMail = async (smtpUrl: string, { from, to, raw }: Mail): Promise<string> => {
  const { hostname, port } = new URL(smtpUrl)
  const socket = connect(Number(port), hostname)
  const lines = createInterface({ input: socket })[Symbol.asyncIterator]()
  const answer = async (): Promise<string> => {
    const { value } = await lines.next()
    return /^\d{3}-/.test(String(value)) ? answer() : String(value)
  }
  const say = (line: string): Promise<string> => {
    socket.write(`${line}\r\n`)
    return answer()
  }
  await answer()
  await say('EHLO test.example')
  await say(`MAIL FROM:<${from}>`)
  for (const one of to) await say(`RCPT TO:<${one}>`)
  await say('DATA')
  const last = await say(`${raw.replaceAll('\n', '\r\n')}\r\n.`)
  socket.end('QUIT\r\n')
  await once(socket, 'close')
  return last
}
