import { setImmediate as turn } from 'node:timers/promises'

/** Waiting without time: everything else that can go on goes on first. */
export const nextTurn = async (): Promise<void> => {
  await turn()
}
