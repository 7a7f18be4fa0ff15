/** The hues of services, one a class; muted, so that many of them stay calm. */
const hues = [
  '#b5483a',
  '#b8692a',
  '#94741a',
  '#6b7a29',
  '#3d7f50',
  '#1c7c7c',
  '#2a78a0',
  '#3c63b4',
  '#5d57b8',
  '#8150ae',
  '#a64a8d',
  '#b5476b',
]

/** n8n's seven colours of sticky notes. */
const notes = ['#dfae35', '#e08a3c', '#d9604f', '#57a65b', '#4a8fd0', '#8d6fd1', '#8a919e']

const channels = (hex: string): ReadonlyArray<number> =>
  [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16))

/** `share` of the second colour in the first. */
const mix = (a: string, b: string, share: number): string => {
  const other = channels(b)
  const mixed = channels(a).map((value, index) => Math.round(value * (1 - share) + (other[index] ?? 0) * share))
  return `#${mixed.map((value) => value.toString(16).padStart(2, '0')).join('')}`
}

type Theme = Readonly<{
  paper: string
  card: string
  ink: string
  rim: string
  wire: string
  supply: string
  agent: string
  onAgent: string
  onHue: string
  start: string
  lift: number
  noteFill: number
  noteRim: number
}>

const light: Theme = {
  paper: '#fbf9f4',
  card: '#ffffff',
  ink: '#262b35',
  rim: '#a5abb5',
  wire: '#8e95a1',
  supply: '#857ecb',
  agent: '#2b2a4c',
  onAgent: '#ffffff',
  onHue: '#ffffff',
  start: '#d4552a',
  lift: 0,
  noteFill: 0.86,
  noteRim: 0.6,
}

const dark: Theme = {
  paper: '#12151d',
  card: '#1d222d',
  ink: '#dfe3ea',
  rim: '#5b6474',
  wire: '#6f7989',
  supply: '#8f88dd',
  agent: '#e4e2fb',
  onAgent: '#2b2a4c',
  onHue: '#12151d',
  start: '#ff9d6e',
  lift: 0.32,
  noteFill: 0.86,
  noteRim: 0.66,
}

/** Whole values rather than variables, which not every program that shows pictures knows. */
const rules = (theme: Theme): string =>
  [
    `.z{fill:${theme.paper}}`,
    `text{fill:${theme.ink};stroke:${theme.paper}}`,
    `.m,.p{stroke:${theme.wire}}.a{fill:${theme.wire}}.u{stroke:${theme.supply}}.p{fill:${theme.paper}}`,
    `.b{fill:${theme.start}}.t{stroke:${theme.rim}}`,
    `.n .s{fill:${theme.card};stroke:${theme.rim}}.n .g{stroke:${theme.ink}}`,
    `.ai .s{fill:${theme.agent}}.ai .g{stroke:${theme.onAgent}}.ai .l,.ai .w{fill:${theme.onAgent}}`,
    ...hues.map((hue, index) => `.h${index} .s{fill:${mix(hue, '#ffffff', theme.lift)}}`),
    `[class^=h] .g{stroke:${theme.onHue}}[class^=h] .l{fill:${theme.onHue}}`,
    ...notes.map((note, index) => {
      const [fill, rim] = [mix(note, theme.paper, theme.noteFill), mix(note, theme.paper, theme.noteRim)]
      return `.k${index + 1}{fill:${fill};stroke:${rim};fill-opacity:1;stroke-opacity:1}`
    }),
  ].join('')

const mono = `ui-monospace,'SF Mono',Menlo,Consolas,'DejaVu Sans Mono','Liberation Mono',monospace`
const sans = `system-ui,-apple-system,'Segoe UI',Roboto,'Noto Sans','Helvetica Neue',Arial,sans-serif`

const shared = [
  `text{font-family:${mono};text-anchor:middle;unicode-bidi:plaintext}text:not(.l){font-size:12.5px}`,
  'text{paint-order:stroke;stroke-width:3;stroke-opacity:.7;stroke-linejoin:round}',
  `.l{font-family:${sans};font-weight:600}.w{text-anchor:start}.l,.w{stroke:none}`,
  '.s{stroke-width:1.5}.g{fill:none;stroke-width:1.8;stroke-linecap:round;stroke-linejoin:round}',
  '.m,.u{fill:none}.u{stroke-dasharray:5 5}.p{stroke-width:1.8}',
  '.t{fill:none;stroke-width:3;stroke-linecap:round;opacity:.45}.k{fill-opacity:.14;stroke-opacity:.4}.off{opacity:.38}',
].join('')

/** The style sheet of every drawing: its colours follow the reader's, light or dark. */
export const style = `${shared}${rules(light)}@media(prefers-color-scheme:dark){${rules(dark)}}`
