/** What a decision leaves behind: the new state, and the events that announce how it came about. */
export type Decision<State, Event> = Readonly<{ state: State; events: ReadonlyArray<Event> }>

export const changed = <State, Event>(state: State, ...events: ReadonlyArray<Event>): Decision<State, Event> => ({
  state,
  events,
})

/** The same state again, and nothing to announce: how a late or repeated message ends. */
export const unchanged = <State>(state: State): Decision<State, never> => ({ state, events: [] })
