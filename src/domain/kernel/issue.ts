/** One thing wrong with an input. `pointer` is a JSON pointer into the body, or `?name` for the query; `code` is lower snake case. */
export type Issue = Readonly<{ pointer: string; code: string; message: string }>

/** An issue before its place is known: what a value's own rule says of it. */
export type Flaw = Omit<Issue, 'pointer'>

export const flaw = (code: string, message: string): Flaw => ({ code, message })

export const at =
  (pointer: string) =>
  (found: Flaw): Issue => ({ pointer, ...found })
