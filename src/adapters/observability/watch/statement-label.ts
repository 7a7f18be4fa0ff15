type Named = Readonly<{ text?: unknown; name?: unknown; label?: unknown }>

const mostLooked = 20_000
const mostText = 2_000
const verb = /^\s*([a-z]+)/i
/** The table comes before any value. */
const table = /\b(?:into|update|from|join)\s+(?:"?[a-z_]+"?\.)?"?([a-z_][a-z0-9_]*)"?/i
/** Of a statement that is made of what was asked for, one name is enough for all its forms. */
const digest = /_[0-9a-f]{12,}$/
/** What PostgreSQL reads as a text (4.1.2.1, 4.1.2.2) or a number: the queue's library writes values into its text. */
const values = /\be'(?:[^'\\]|\\.|'')*'|'(?:[^']|'')*'|(?<![\w$])\d+(?:\.\d+)?\b/gi

const beginningOf = (text: unknown, most: number): string => (typeof text === 'string' ? text.slice(0, most) : '')

/** A statement's own name; of one that has none, what it does to which table. There are as many as the code has. */
export const labelOf = ({ text, name, label }: Named): string => {
  const own = name ?? label
  if (typeof own === 'string') return own.replace(digest, '')
  const sql = beginningOf(text, mostText)
  const does = verb.exec(sql)?.[1]?.toLowerCase() ?? 'unknown'
  const what = table.exec(sql)?.[1]
  return what === undefined ? does : `${does} ${what}`
}

/** As much of the text as a line of the log should have, without any value; a value that is cut off takes the rest with it. */
export const withoutValues = (text: unknown): string => {
  const [whole = ''] = beginningOf(text, mostLooked).replaceAll(values, '?').split("'")
  return whole.trim().replaceAll(/\s+/g, ' ').slice(0, mostText)
}
