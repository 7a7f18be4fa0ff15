/** That something became of a session, or of whom sessions belong to. */
export type SessionChange = Readonly<{ of: 'session' | 'owner'; id: string }>

/** Changes of sessions as one instance hears of them, whichever instance made them. */
export type SessionChanges = Readonly<{
  /** Whether everything was heard that had been committed a second ago. */
  areHeard: () => boolean
  /** `missed`: some may not have been heard. */
  hear: (ears: Readonly<{ changed: (change: SessionChange) => void; missed: () => void }>) => void
}>

/** What is kept of one session. */
type OfSession = Readonly<{ sessionId: string; ownerId: string }>

export const concerns =
  ({ of, id }: SessionChange) =>
  ({ sessionId, ownerId }: OfSession): boolean =>
    of === 'session' ? sessionId === id : ownerId === id
