import type { Say } from './stage.ts'

/** Lets several speak at once and be heard one after the other, in the order in which they were announced. */
export type Floor = Readonly<{
  /** Announces a speaker: what they say is heard at once while they have the floor, else kept until they get it. */
  speaker: (title: string) => Readonly<{ say: Say; end: () => void }>
}>

type Speaker = { readonly title: string; kept: Array<string | Uint8Array>; hasEnded: boolean }

export const floor = (out: Say): Floor => {
  const waiting: Array<Speaker> = []

  const begin = ({ title, kept }: Speaker): void => {
    out(`\n── ${title} ${'─'.repeat(Math.max(0, 76 - title.length))}\n`)
    for (const text of kept.splice(0)) out(text)
  }

  const next = (): void => {
    while (waiting[0]?.hasEnded === true) {
      waiting.shift()
      if (waiting[0] !== undefined) begin(waiting[0])
    }
  }

  return {
    speaker: (title) => {
      const speaker: Speaker = { title, kept: [], hasEnded: false }
      waiting.push(speaker)
      if (waiting.length === 1) begin(speaker)
      return {
        say: (text) => {
          if (waiting[0] === speaker) out(text)
          else speaker.kept.push(text)
        },
        end: () => {
          speaker.hasEnded = true
          next()
        },
      }
    },
  }
}
