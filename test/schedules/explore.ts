import type { Gate, Waiting } from './gate.ts'

/** Who takes part in a schedule: a name, the gate of a database handle of its own, and what it does. */
export type Player = Readonly<{ name: string; gate: Gate; act: () => Promise<unknown> }>

/** Picks one of `options` next steps, by its number. */
export type Choose = (options: number) => number

/** Of these connections, those that wait for a lock. */
export type WhoWaits = (pids: ReadonlyArray<number>) => Promise<ReadonlySet<number>>

/** What came of a schedule: each player's outcome, the steps in their order, and how often a step had to wait. */
export type Played = Readonly<{
  outcomes: ReadonlyArray<PromiseSettledResult<unknown>>
  steps: ReadonlyArray<string>
  /** The same, in full. */
  statements: ReadonlyArray<string>
  waits: number
}>

type Running = { readonly pid: number; isBlocked: boolean }
type Seat = {
  readonly player: Player
  readonly waiting: Array<Waiting>
  readonly running: Set<Running>
  outcome: PromiseSettledResult<unknown> | null
}

/** A statement that has not come back by then is looked at: it may wait for a lock. */
const promptMs = 2
const stuckMs = 20_000

const endsTransaction = (text: string): boolean => /^(commit|rollback)\b/i.test(text)
const shown = (text: string): string => text.replaceAll('"', '').slice(0, 90)

/** A bell that is rung on every change, and can be waited for. */
const bell = () => {
  let wake: () => void = () => undefined
  return {
    ring: () => wake(),
    within: (ms: number): Promise<'rang' | 'silent'> =>
      new Promise((resolve) => {
        const timer = setTimeout(() => resolve('silent'), ms)
        wake = () => {
          clearTimeout(timer)
          resolve('rang')
        }
      }),
  }
}

/** Nothing comes of this player by itself: it is done, stands at the gate, or waits for another's lock. */
const isAtRest = ({ outcome, waiting, running }: Seat): boolean =>
  outcome !== null ||
  (waiting.length > 0 && running.size === 0) ||
  (running.size > 0 && [...running].every(({ isBlocked }) => isBlocked))

/**
 * Plays one schedule: the players' transactions go through their statements one at a time, in the order that `choose`
 * picks. A statement that waits for another's lock stays on the way, and the others go on; a circle of such waits is the
 * database's to break. The players end by themselves: retries and refusals are theirs.
 */
export const play = async (players: ReadonlyArray<Player>, choose: Choose, whoWaits: WhoWaits): Promise<Played> => {
  const change = bell()
  const steps: Array<string> = []
  const statements: Array<string> = []
  let waits = 0
  const seats = players.map((player): Seat => ({ player, waiting: [], running: new Set(), outcome: null }))

  for (const seat of seats) {
    seat.player.gate.close((waiting) => {
      seat.waiting.push(waiting)
      change.ring()
    })
    void Promise.allSettled([seat.player.act()]).then(([outcome]) => {
      seat.outcome = outcome ?? null
      seat.player.gate.open()
      change.ring()
    })
  }

  const unblockAll = (): void => {
    for (const { running } of seats) for (const each of running) each.isBlocked = false
  }

  const look = async (): Promise<void> => {
    const unknown = seats.flatMap(({ running }) => [...running]).filter(({ isBlocked }) => !isBlocked)
    if (unknown.length === 0) return
    const blocked = await whoWaits(unknown.map(({ pid }) => pid))
    for (const each of unknown) {
      if (!blocked.has(each.pid)) continue
      each.isBlocked = true
      waits += 1
    }
  }

  const rest = async (): Promise<void> => {
    const begun = Date.now()
    while (!seats.every(isAtRest)) {
      if ((await change.within(promptMs)) === 'silent') await look()
      if (Date.now() - begun > stuckMs) throw new Error(`a schedule is stuck:\n${steps.join('\n')}`)
    }
  }

  const step = (seat: Seat): void => {
    const waiting = seat.waiting.shift()
    if (waiting === undefined) return
    statements.push(waiting.text)
    steps.push(`${seat.player.name}: ${shown(waiting.text)}`)
    const running: Running = { pid: waiting.pid, isBlocked: false }
    seat.running.add(running)
    const back = (): void => {
      seat.running.delete(running)
      if (endsTransaction(waiting.text)) unblockAll()
      // What the player does next comes before the next step is chosen.
      setImmediate(change.ring)
    }
    waiting.go().then(back, back)
  }

  for (;;) {
    await rest()
    const ready = seats.filter(({ outcome, waiting }) => outcome === null && waiting.length > 0)
    const [first] = ready
    if (first !== undefined) step(ready[choose(ready.length)] ?? first)
    else if (seats.every(({ outcome }) => outcome !== null)) break
    else {
      // A circle: only the database moves now.
      await change.within(stuckMs)
      unblockAll()
    }
  }
  return { outcomes: seats.flatMap(({ outcome }) => (outcome === null ? [] : [outcome])), steps, statements, waits }
}
