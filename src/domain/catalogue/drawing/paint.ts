import { emblemOf } from './emblem.ts'
import { glyphs } from './glyphs.ts'
import { labelGap, lineHeight, type Placed } from './item.ts'
import { fine, n } from './number.ts'
import { escaped } from './plain-text.ts'
import { outputAt } from './ports.ts'
import type { Region } from './regions.ts'
import type { Wire } from './wires.ts'

const rounding = 12

const rectangle = (left: number, top: number, width: number, height: number, rx: number, more = ''): string =>
  `<rect${more} x="${n(left)}" y="${n(top)}" width="${n(width)}" height="${n(height)}" rx="${rx}"/>`

/** Round on the left, as nothing comes in there. */
const triggerPath = (left: number, top: number, width: number, height: number): string => {
  const [far, near] = [n(height * 0.44), rounding]
  return `M${n(left + height * 0.44)} ${n(top)}H${n(left + width - near)}a${near} ${near} 0 0 1 ${near} ${near}V${n(top + height - near)}a${near} ${near} 0 0 1-${near} ${near}H${n(left + height * 0.44)}a${far} ${far} 0 0 1-${far}-${far}V${n(top + height * 0.44)}a${far} ${far} 0 0 1 ${far}-${far}z`
}

const outline = ({ x, y, width, height, shape }: Placed): string => {
  const [left, top] = [x - width / 2, y - height / 2]
  if (shape === 'round') return `<circle class="s" cx="${n(x)}" cy="${n(y)}" r="${n(width / 2)}"/>`
  if (shape === 'trigger') return `<path class="s" d="${triggerPath(left, top, width, height)}"/>`
  return rectangle(left, top, width, height, rounding, ' class="s"')
}

/** The share of a shape's height that its emblem takes. */
const share = { letters: 0.4, glyph: 0.47 }

const emblem = ({ node, x, y, width, height, shape }: Placed): string => {
  const centre = shape === 'wide' ? x - width / 2 + height / 2 : x
  const drawn = emblemOf(node.type)
  if ('letters' in drawn) {
    const size = height * share.letters
    return `<text class="l" x="${n(centre)}" y="${n(y + size * 0.36)}" font-size="${n(size)}">${drawn.letters}</text>`
  }
  const scale = (height * share.glyph) / 24
  const place = `translate(${n(centre - 12 * scale)} ${n(y - 12 * scale)})scale(${fine(scale)})`
  return `<path class="g" transform="${place}" d="${glyphs[drawn.glyph]}"/>`
}

const label = ({ shape, label: lines, x, y, width, height }: Placed): string => {
  const isWide = shape === 'wide'
  const left = isWide ? x - width / 2 + height * 0.92 : x
  const first = isWide ? y - ((lines.length - 1) * lineHeight) / 2 + 4.5 : y + height / 2 + labelGap + 11
  return lines
    .map((line, index) => {
      const place = `x="${n(left)}" y="${n(first + index * lineHeight)}"`
      return `<text${isWide ? ' class="w"' : ''} ${place}>${escaped(line)}</text>`
    })
    .join('')
}

const ports = (item: Placed): string =>
  Array.from({ length: item.outputs }, (_, output) => {
    const [x, y] = outputAt(item, output)
    return `<circle class="p" cx="${n(x)}" cy="${n(y)}" r="3.5"/>`
  }).join('')

/** The sign that something starts here. */
const bolt = ({ shape, x, y, width }: Placed): string =>
  shape === 'trigger' ? `<path class="b" d="M${n(x - width / 2 - 6)} ${n(y - 10)}l-9 12h6l-2 9 9-12h-6z"/>` : ''

const colourClass = ({ shape, node }: Placed): string => {
  const { hue } = emblemOf(node.type)
  if (shape === 'wide' || node.kind === 'ai') return 'ai'
  return hue === null ? 'n' : `h${hue}`
}

const noteFill = (colour: number | string): string =>
  typeof colour === 'number' ? ` class="k k${colour}"` : ` class="k" fill="${colour}" stroke="${colour}"`

/** A note around no node: a card with lines on it. What it says is the author's, and sold with the workflow. */
const lines = [0.62, 0.5, 0.58, 0.34]

const card = ({ name, node, x, y, width, height }: Placed): string => {
  const [left, top] = [x - width / 2, y - height / 2]
  const written = lines
    .map(
      (length, index) => `M${n(left + width * 0.16)} ${n(top + height * (0.26 + index * 0.17))}h${n(width * length)}`,
    )
    .join('')
  const fill = noteFill(node.region?.colour ?? 1)
  return `<g><title>${escaped(name)}</title>${rectangle(left, top, width, height, 8, fill)}<path class="t" d="${written}"/></g>`
}

const shape = (item: Placed): string => {
  const classes = `${colourClass(item)}${item.node.disabled ? ' off' : ''}`
  const parts = [outline(item), emblem(item), ports(item), bolt(item), label(item)].join('')
  return `<g class="${classes}"><title>${escaped(item.name)}</title>${parts}</g>`
}

export const paintItem = (item: Placed): string => (item.shape === 'note' ? card(item) : shape(item))

export const paintRegion = ({ left, top, right, bottom, ground }: Region): string =>
  rectangle(left, top, right - left, bottom - top, 14, noteFill(ground.colour))

export const paintWire = ({ path, head, faded }: Wire): string => {
  const off = faded ? ' off' : ''
  if (head === null) return `<path class="u${off}" d="${path}"/>`
  const [x, y] = head
  const arrow = `M${n(x - 8)} ${n(y - 4.5)}L${n(x)} ${n(y)}L${n(x - 8)} ${n(y + 4.5)}z`
  return `<path class="m${off}" d="${path}"/><path class="a${off}" d="${arrow}"/>`
}
