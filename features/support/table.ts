/** The cells of a table in CSV (RFC 4180), by their columns' names. */
export const cellsOf = (text: string): ReadonlyArray<Readonly<Record<string, string>>> => {
  const rows: Array<Array<string>> = []
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/gy
  let row: Array<string> = []
  while (cell.lastIndex < text.length) {
    const found = cell.exec(text)
    if (found === null) throw new Error('this is no table')
    row.push(found[1]?.replaceAll('""', '"') ?? found[2] ?? '')
    if (found[3] === ',') continue
    rows.push(row)
    row = []
  }
  const [names = [], ...others] = rows
  return others.map((cells) => Object.fromEntries(names.map((name, at) => [name, cells[at] ?? ''])))
}
