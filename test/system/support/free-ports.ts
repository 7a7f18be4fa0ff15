import { freePort } from '../../../sandbox/postgres/free-port.ts'

type AtLeastFive = [number, number, number, number, number, ...Array<number>]

/** So many ports of 127.0.0.1, at least five, each free a moment ago. */
export const freePorts = async (count: number): Promise<AtLeastFive> => {
  const found = new Set<number>()
  while (found.size < Math.max(5, count)) found.add(await freePort())
  return [...found] as AtLeastFive
}
