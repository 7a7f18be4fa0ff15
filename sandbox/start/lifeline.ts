/**
 * Loaded before the program in every child of `npm start`. The parent holds the other end of standard input and never
 * writes: when it ends, however it ends, the child ends as on SIGTERM. Worker threads load this file again and are
 * left alone, for their standard input is always at its end.
 */
import { isMainThread } from 'node:worker_threads'

const patienceMs = 10_000

const leave = (): void => {
  setTimeout(() => process.exit(1), patienceMs).unref()
  process.kill(process.pid, 'SIGTERM')
}

if (isMainThread) {
  process.stdin.once('end', leave).once('error', leave).resume()
  process.stdin.unref()
}
