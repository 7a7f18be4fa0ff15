/** An element of an SVG text, read strictly: what is not well-formed XML 1.0 throws. */
export type Element = Readonly<{
  tag: string
  attributes: ReadonlyMap<string, string>
  children: ReadonlyArray<Element>
  text: string
}>

type Open = { tag: string; attributes: ReadonlyMap<string, string>; children: Array<Element>; text: string }

const forbidden = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u
const entity = /&(?:(amp|lt|gt|quot|apos);)?/g
const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

const decoded = (text: string): string => {
  if (/[<>]/.test(text)) throw new Error(`a bare angle bracket in ${text}`)
  return text.replace(entity, (whole, name: string | undefined) => {
    if (name === undefined) throw new Error(`a bare ampersand: ${whole} in ${text}`)
    return named[name] ?? ''
  })
}

const attributesOf = (source: string): ReadonlyMap<string, string> => {
  const attributes = new Map<string, string>()
  const rest = source.replace(/\s+([a-zA-Z][\w:-]*)="([^"<]*)"/g, (_, name: string, value: string) => {
    if (attributes.has(name)) throw new Error(`${name} twice`)
    attributes.set(name, decoded(value))
    return ''
  })
  if (rest.trim() !== '') throw new Error(`not attributes: ${rest}`)
  return attributes
}

export const readSvg = (svg: string): Element => {
  if (forbidden.test(svg) || !svg.isWellFormed()) throw new Error('a character that XML forbids')
  const root: Open = { tag: '', attributes: new Map(), children: [], text: '' }
  const path = [root]
  const top = (): Open => {
    const last = path.at(-1)
    if (last === undefined) throw new Error('closed once too often')
    return last
  }
  for (const [token] of svg.matchAll(/<[^>]*>|[^<]+/g)) {
    if (!token.startsWith('<')) {
      top().text += decoded(token)
      continue
    }
    const close = /^<\/([a-zA-Z]+)>$/.exec(token)
    if (close !== null) {
      const done = path.pop()
      if (done === undefined || done.tag !== close[1]) throw new Error(`${done?.tag} closed as ${close[1]}`)
      top().children.push(done)
      continue
    }
    const open = /^<([a-zA-Z]+)((?:\s[^>]*?)?)(\/?)>$/.exec(token)
    if (open === null) throw new Error(`not a tag: ${token}`)
    const element: Open = { tag: open[1] ?? '', attributes: attributesOf(open[2] ?? ''), children: [], text: '' }
    if (open[3] === '/') top().children.push(element)
    else path.push(element)
  }
  const [svgElement, ...others] = root.children
  if (path.length !== 1 || svgElement === undefined || others.length > 0) throw new Error('not one element')
  return svgElement
}

export const allIn = (element: Element): ReadonlyArray<Element> => [element, ...element.children.flatMap(allIn)]

/** The group that shows a node, by the node's full name. */
export const shownAs = (svg: Element, name: string): Element => {
  const group = allIn(svg).find(
    ({ tag, children }) => tag === 'g' && children.some((child) => child.tag === 'title' && child.text === name),
  )
  if (group === undefined) throw new Error(`${name} is not in the drawing`)
  return group
}

/** The lines of a node's label. */
export const labelOf = (group: Element): ReadonlyArray<string> =>
  group.children
    .filter(({ tag, attributes }) => tag === 'text' && attributes.get('class') !== 'l')
    .map(({ text }) => text)
