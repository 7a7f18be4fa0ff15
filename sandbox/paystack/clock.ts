export interface Clock {
  /** The sandbox's time, in milliseconds since 1970. */
  readonly now: () => number
  /** Runs `task` once, when the sandbox's time reaches `dueAt`. */
  readonly at: (dueAt: number, task: () => Promise<void>) => void
  /** Moves time ahead, halting at each due task until it has run. Resolves with the new time. */
  readonly advance: (ms: number) => Promise<number>
  readonly stop: () => void
}

interface Alarm {
  readonly dueAt: number
  readonly task: () => Promise<void>
}

const LONGEST_TIMER_MS = 2 ** 31 - 1

/** A clock that begins at `startAt` and runs `timeScale` times as fast as the machine's. */
export const startClock = (startAt: number, timeScale: number): Clock => {
  let anchor = { sandbox: startAt, machine: Date.now() }
  let timer: NodeJS.Timeout | undefined
  let armedFor = Number.POSITIVE_INFINITY
  let advancing: Promise<unknown> = Promise.resolve()
  let stopped = false
  const alarms = new Set<Alarm>()
  const running = new Set<Promise<void>>()

  const now = () => Math.floor(anchor.sandbox + Math.max(0, Date.now() - anchor.machine) * timeScale)
  const earliest = () => [...alarms].reduce((least, { dueAt }) => Math.min(least, dueAt), Number.POSITIVE_INFINITY)
  const jumpTo = (time: number) => {
    if (time > now()) anchor = { sandbox: time, machine: Date.now() }
  }

  const start = (alarm: Alarm) => {
    alarms.delete(alarm)
    const run = alarm.task().finally(() => running.delete(run))
    running.add(run)
  }

  const startDue = () => {
    const time = now()
    for (const alarm of [...alarms]) if (alarm.dueAt <= time) start(alarm)
  }

  const arm = () => {
    clearTimeout(timer)
    const next = earliest()
    armedFor = next
    if (stopped || next === Number.POSITIVE_INFINITY) return
    const waitMs = Math.ceil(Math.max(0, next - now()) / timeScale)
    timer = setTimeout(
      () => {
        startDue()
        arm()
      },
      Math.min(waitMs, LONGEST_TIMER_MS),
    )
  }

  const runUntil = async (target: number): Promise<number> => {
    for (;;) {
      await Promise.all(running)
      const next = earliest()
      if (stopped || next > target) break
      jumpTo(next)
      startDue()
    }
    jumpTo(target)
    arm()
    return now()
  }

  return {
    now,
    at: (dueAt, task) => {
      if (stopped) return
      alarms.add({ dueAt, task })
      // Setting the timer anew for every alarm would put it off for ever under load.
      if (dueAt < armedFor) arm()
    },
    advance: (ms) => {
      const arrival = advancing.then(() => runUntil(now() + ms))
      advancing = arrival.catch(() => undefined)
      return arrival
    },
    stop: () => {
      stopped = true
      clearTimeout(timer)
      alarms.clear()
    },
  }
}
