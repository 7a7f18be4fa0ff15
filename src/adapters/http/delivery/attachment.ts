import { fileNameOf } from '../../../domain/delivery/file-name.ts'

/** Letters without their marks, and what every header parser takes literally between quotes. */
const ascii = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^A-Za-z0-9 ._()+,-]+/g, '_')

const isTelling = (text: string): boolean => /[A-Za-z0-9]/.test(text)

/** `encodeURIComponent` leaves these, which RFC 8187's `attr-char` leaves out. */
const alsoEncoded = /['()*]/g
const percent = (character: string): string => `%${character.charCodeAt(0).toString(16).toUpperCase()}`

/**
 * The Content-Disposition of a file that is saved, not shown: a plain name for old clients and the real one in UTF-8
 * (RFC 6266, appendix D; RFC 8187, section 3.2).
 */
export const attachment = (title: string, slug: string): string => {
  const name = fileNameOf(title, slug)
  const plain = ascii(name.replace(/\.json$/, ''))
  const plainName = fileNameOf(isTelling(plain) ? plain : slug, slug)
  return `attachment; filename="${plainName}"; filename*=UTF-8''${encodeURIComponent(name).replace(alsoEncoded, percent)}`
}
