import { isPlaceholder } from '../placeholder.ts'
import type { SecretRule } from '../secret-rule.ts'
import { alnum } from '../specimens.ts'

const dashes = '-'.repeat(5)
const begin = `${dashes}BEGIN `
const end = `${dashes}END `

/** The first line below the armour. Line ends are plain in a value, and escaped in JSON or code inside it. */
const firstLine = /^[ \t]*(?:[\n\r]|\\{1,2}[nr])+\s*(?<line>[^\\\n\r]{1,200})/

/** The key itself on the armour's own line, as forms and environment variables have it. */
const sameLine = /^ [A-Za-z0-9+/=]{40}/

const isKeyBody = (text: string): boolean => {
  const line = firstLine.exec(text)?.groups?.line?.trim() ?? ''
  const isStandIn = isPlaceholder(line.replace(/^\[|\]$/g, ''))
  return sameLine.test(text) || (line !== '' && !line.startsWith(dashes) && !isStandIn)
}

/** A private key in PEM or PGP armour. The armour alone, as in a sentence about keys, is none. */
export const privateKey: SecretRule = {
  id: 'private_key',
  label: 'a private key',
  hints: ['private key'],
  pattern: /-----BEGIN (?:[A-Z0-9]{1,12} ){0,3}PRIVATE KEY(?: BLOCK)?-----(?<body>[^"'`]{0,300})/g,
  accept: ({ groups }) => isKeyBody(groups?.body ?? ''),
  examples: [
    `${begin}PRIVATE KEY${dashes}\n${alnum(64)}\n${end}PRIVATE KEY${dashes}`,
    `"private_key": "${begin}RSA PRIVATE KEY${dashes}\\n${alnum(64)}\\n"`,
    `${begin}OPENSSH PRIVATE KEY${dashes}\r\n${alnum(64)}`,
    `${begin}PRIVATE KEY${dashes} ${alnum(64)} ${end}PRIVATE KEY${dashes}`,
    `${begin}PGP PRIVATE KEY BLOCK${dashes}\n\n${alnum(64)}`,
  ],
  counterExamples: [
    `${begin}PUBLIC KEY${dashes}\n${alnum(64)}`,
    `key.replace("${begin}PRIVATE KEY${dashes}", "")`,
    `Paste all from ${begin}PRIVATE KEY${dashes} to ${end}PRIVATE KEY${dashes}.`,
    `${begin}PRIVATE KEY${dashes}\n...\n${end}PRIVATE KEY${dashes}`,
    `${begin}PRIVATE KEY${dashes}\nYOUR_PRIVATE_KEY\n${end}PRIVATE KEY${dashes}`,
  ],
}
