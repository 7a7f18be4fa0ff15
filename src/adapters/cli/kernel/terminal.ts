import type { WriteStream } from 'node:tty'

/** Where a command speaks: results to `say`, everything else to `tell`, so that results can be piped. */
export type Terminal = Readonly<{
  say: (text: string) => void
  tell: (text: string) => void
  /** Shows how far something is, over what was shown before; where nobody watches, nothing. */
  progress: (text: string) => void
  /** Tells of one step that is done, as a line; where somebody watches the progress instead, nothing. */
  step: (text: string) => void
  bold: (text: string) => string
  faint: (text: string) => string
}>

type Stream = Pick<WriteStream, 'write' | 'isTTY' | 'columns'>

const styled = (on: boolean, code: number) => (text: string) => (on ? `\u001b[${code}m${text}\u001b[0m` : text)

/** The streams of a process. Colours only for people, and not for those who said NO_COLOR (no-color.org). */
export const terminalOf = (
  out: Stream,
  err: Stream,
  environment: Readonly<Record<string, string | undefined>>,
): Terminal => {
  const isColoured = out.isTTY === true && !environment['NO_COLOR']
  const clear = err.isTTY === true ? '\r\u001b[K' : ''
  return {
    say: (text) => {
      if (clear !== '') err.write(clear)
      out.write(`${text}\n`)
    },
    tell: (text) => err.write(`${clear}${text}\n`),
    progress: (text) => {
      if (clear !== '') err.write(`${clear}${text.slice(0, (err.columns ?? 80) - 1)}`)
    },
    step: (text) => {
      if (clear === '') err.write(`${text}\n`)
    },
    bold: styled(isColoured, 1),
    faint: styled(isColoured, 2),
  }
}
