import { mostWrong, resembling } from '../../../domain/catalogue/search/resembling.ts'
import type { Sought } from '../../../domain/catalogue/search/sought.ts'
import { isSpelt } from '../../../domain/catalogue/search/words-in.ts'
import { pipe, TE } from '../../../domain/kernel/fp.ts'
import type { Unavailable } from '../../../ports/kernel/transact.ts'
import type { Reading } from '../kernel/database.ts'
import { read, statement } from '../kernel/sql.ts'

/** Words that one word can begin: more would make every search dear that ends in a letter or two. */
const mostBegun = 50
const mostLookedAt = 1_000

/** Which of $1 are words, and the words that $2 begins (the shortest first, those up to $3). */
const listed = statement(
  'search_words_listed',
  `select word, false as begun from search_words where word = any ($1::text[])
   union all
   (select word, true from (select word from search_words where word > $2 and word < $3 order by word
                             limit ${mostLookedAt}) as near
     order by char_length(word), word limit ${mostBegun})`,
)

/**
 * The words that $1 may have been meant for: as long, and alike at the beginning or at the end, for one letter that is
 * wrong leaves one of them as it was. Those that share most trigrams with it come first.
 */
const near = statement(
  'search_words_near',
  `select word from search_words
    where (trigrams @> $2::text[] or trigrams @> $3::text[]) and char_length(word) between $4::int and $5::int
    order by cardinality(array(select unnest(trigrams) intersect select unnest(word_trigrams($1::text)))) desc, word
    limit 50`,
)

type Listed = Readonly<{ word: string; begun: boolean }>
type Near = Readonly<{ word: string }>

const trigramsOf = (word: string): ReadonlyArray<string> => {
  const letters = [...`^${word}$`]
  return letters.slice(2).map((letter, at) => `${letters[at]}${letters[at + 1]}${letter}`)
}

const nearTo = (word: string): ReadonlyArray<unknown> => {
  const trigrams = trigramsOf(word)
  const kept = word.length < 7 ? 1 : 2
  const wrong = mostWrong(word)
  const { length } = [...word]
  return [word, trigrams.slice(0, kept), trigrams.slice(-kept), length - wrong, length + wrong]
}

/** Beyond every word that the prefix begins. */
const endOf = (prefix: string): string => `${prefix}\u{10FFFF}`

/**
 * All words that stand for those of a search: of the last one the words that it begins, and for a word that nobody uses
 * the nearest ones. Two reads of a list of words, whatever is in the shop.
 */
export const soughtIn =
  (db: Reading) =>
  (words: ReadonlyArray<string>): TE.TaskEither<Unavailable, Sought> => {
    const last = words.at(-1) ?? ''
    const corrected = (word: string): TE.TaskEither<Unavailable, ReadonlyArray<string>> =>
      mostWrong(word) === 0
        ? TE.right([word])
        : pipe(
            read(db)<Near>(near, nearTo(word)),
            TE.map((rows) => [
              word,
              ...resembling(
                word,
                rows.map((row) => row.word),
              ),
            ]),
          )
    return words.length === 0
      ? TE.right([])
      : pipe(
          read(db)<Listed>(listed, [words, last, isSpelt(last) ? endOf(last) : last]),
          TE.flatMap((rows) => {
            const known = new Set(rows.filter(({ begun }) => !begun).map(({ word }) => word))
            const begun = rows.filter((row) => row.begun).map(({ word }) => word)
            return TE.traverseSeqArray((word: string): TE.TaskEither<Unavailable, ReadonlyArray<string>> => {
              const completed = word === last ? [word, ...begun] : [word]
              return known.has(word) || completed.length > 1 ? TE.right(completed) : corrected(word)
            })(words)
          }),
        )
  }

/** A word has nothing but letters, marks and digits; whatever else came would stand for itself. */
const quoted = (word: string): string => `'${word.replace(/['\\]/g, (sign) => sign + sign)}'`

const anyOf = (words: ReadonlyArray<string>): string => `(${words.map(quoted).join(' | ')})`

/** A search as `tsquery` writes it. */
export const toTsquery = (sought: Sought): string => sought.map(anyOf).join(' & ')

/** A search as `tsquery` writes it, with all that its words stand for. Null, no search, stays null; no words find nothing. */
export const queryIn =
  (db: Reading) =>
  (words: ReadonlyArray<string> | null): TE.TaskEither<Unavailable, string | null> =>
    words === null ? TE.right(null) : pipe(soughtIn(db)(words), TE.map(toTsquery))

/** For the rank: any word of the search, or any that stands for one. */
export const toRanking = (sought: Sought): Readonly<{ asked: string; meant: string }> => ({
  asked: anyOf(sought.map(([word = '']) => word)),
  meant: anyOf(sought.flat()),
})
