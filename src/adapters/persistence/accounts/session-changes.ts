import type { Notices } from '../kernel/notices.ts'

/** The channel that the triggers of sessions and of those they belong to tell on. */
const channel = 'sessions'

type Change = Readonly<{ of: 'session' | 'owner'; id: string }>

const changeOf = (notice: string): Change | null => {
  const [, of, id] = /^(session|owner) ([0-9a-f-]{36})$/.exec(notice) ?? []
  return (of === 'session' || of === 'owner') && id !== undefined ? { of, id } : null
}

/** What becomes of sessions on any instance, as the database tells it. */
export const sessionChanges = (notices: Notices) => ({
  areHeard: notices.areHeard,
  hear: (ears: Readonly<{ changed: (change: Change) => void; missed: () => void }>): void =>
    notices.listen(channel, {
      told: (notice) => {
        const change = changeOf(notice)
        if (change === null) ears.missed()
        else ears.changed(change)
      },
      missed: ears.missed,
    }),
})
