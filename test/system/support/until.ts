import { setTimeout as pause } from 'node:timers/promises'

const everyMs = 100

/** Asks until it is so; throws, with what was said meanwhile, when it is not in time. */
export const until = async (
  what: string,
  isSo: () => Promise<boolean>,
  withinMs: number,
  said: () => string = () => '',
): Promise<void> => {
  const latest = performance.now() + withinMs
  while (!(await isSo().catch(() => false))) {
    if (performance.now() > latest) throw new Error(`${what} is not so after ${withinMs} ms. ${said()}`)
    await pause(everyMs)
  }
}
