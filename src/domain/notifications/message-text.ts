import type { Block, Figure, Frame, Message } from './message.ts'

const underlined = (title: string): string => `${title}\n${'-'.repeat([...title].length)}`

/** Figures stand under each other where labels are short enough; a long label has its line to itself. */
const widest = 34
const row = ({ label, value }: Figure): string =>
  [...label].length > widest ? `${label}\n${' '.repeat(widest)}  ${value}` : `${label.padEnd(widest)}  ${value}`

const written = (block: Block): string => {
  switch (block.kind) {
    case 'text':
      return block.text
    case 'list':
      return [underlined(block.title), ...block.items.map((item) => `- ${item}`)].join('\n')
    case 'quote':
      return `${underlined(block.title)}\n${block.text}`
    case 'figures':
      return [underlined(block.title), ...block.rows.map(row)].join('\n')
    case 'link':
      return `${block.text}: ${block.url}`
  }
}

const footer = ({ why }: Message, { unsubscribeUrl }: Frame): string =>
  `-- \n${why}${unsubscribeUrl === null ? '' : `\nNo more of these: ${unsubscribeUrl}`}`

/** A message as plain text. */
export const messageText = (message: Message, frame: Frame): string =>
  `${[`Hello ${frame.name},`, ...message.blocks.map(written), footer(message, frame)].join('\n\n')}\n`
