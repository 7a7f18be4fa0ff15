import { integrationOf } from '../integrations.ts'
import { isLangchain, nodeTypeOf, withoutTool } from '../node-type.ts'
import { type Glyph, glyphOf, partOf } from './glyphs.ts'

/**
 * What stands in a node's box: the sign of what it does, or the letters of the service that it connects to. The hue is
 * the service's; null for n8n's own machinery.
 */
export type Emblem = Readonly<{ hue: number | null } & ({ glyph: Glyph } | { letters: string })>

export const hueCount = 12

/** The same hue for the same service in every drawing. */
const hueOf = (slug: string): number =>
  [...slug].reduce((hash, letter) => (hash * 31 + (letter.codePointAt(0) ?? 0)) >>> 0, 7) % hueCount

/** As chemists write elements: `google-sheets` → `Gs`, `telegram` → `Te`. */
const lettersOf = (slug: string): string => {
  const [first = '', second] = slug.split('-')
  const letters = second === undefined ? first.slice(0, 2) : `${first.charAt(0)}${second.charAt(0)}`
  return letters.charAt(0).toUpperCase() + letters.slice(1)
}

export const emblemOf = (type: string): Emblem => {
  const { node } = nodeTypeOf(type)
  const slug = integrationOf(type)
  const hue = slug === null ? null : hueOf(slug)
  const part = isLangchain(type) ? partOf(node) : null
  if (part !== null) return { glyph: part, hue }
  if (slug === null) return { glyph: glyphOf(node) ?? glyphOf(withoutTool(node)) ?? 'node', hue }
  return { letters: lettersOf(slug), hue }
}
