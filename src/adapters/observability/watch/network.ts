import { readFileSync } from 'node:fs'

/** What went through a network device since the machine started. */
export type Traffic = Readonly<{ device: string; direction: 'in' | 'out'; bytes: number }>

/** `lo: received packets … sent packets …`: the first figure is what came in, the ninth what went out (proc(5)). */
const line = /^\s*([^:\s]+):\s*(\d+)(?:\s+\d+){7}\s+(\d+)/

const read = (): string => {
  try {
    return readFileSync('/proc/self/net/dev', 'utf8')
  } catch {
    return ''
  }
}

/** The traffic of every device, where Linux tells it; none elsewhere. */
export const networkBytes = (text = read()): ReadonlyArray<Traffic> =>
  text.split('\n').flatMap((each): ReadonlyArray<Traffic> => {
    const [, device, received, sent] = line.exec(each) ?? []
    if (device === undefined) return []
    return [
      { device, direction: 'in', bytes: Number(received) },
      { device, direction: 'out', bytes: Number(sent) },
    ]
  })
