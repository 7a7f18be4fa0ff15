import type { Client } from 'pg'
import type { Position } from '../../src/ports/kernel/page.ts'
import type { Places } from './questions.ts'
import { vocabulary } from './vocabulary.ts'

const half = async (client: Client, from: string, column: string, direction: string): Promise<Position> => {
  const { rows } = await client.query<{ key: string | Date; id: string }>(
    `select ${column} as key, id from ${from} order by ${column} ${direction}, id ${direction}
     offset (select count(*) / 2 from ${from}) limit 1`,
  )
  const [row] = rows
  if (row === undefined) throw new Error(`nothing in ${from}`)
  return [row.key instanceof Date ? row.key.toISOString() : row.key, row.id]
}

const published = `(select * from workflows where status = 'published') w`

/** Words and places to ask for in a catalogue of so many workflows, the same ones every time. */
export const placesIn = async (client: Client, items: number): Promise<Places> => {
  const { rows } = await client.query<{ id: string; slug: string }>(
    `select id, slug from workflows where status = 'published' order by md5(id::text) limit 50`,
  )
  const words = vocabulary(items)
  const { rows: rare } = await client.query<{ word: string }>(
    `select word from unnest($1::text[]) with ordinality as w (word, rank)
      where rank > $2::float and word !~ '[一-龠]' order by md5(word) limit 60`,
    [words, words.length / 2],
  )
  return {
    common: words.slice(0, 20),
    middling: words
      .slice(300, 900)
      .filter((word) => /^[a-z]{4,}$/.test(word))
      .slice(0, 20),
    rare: rare.map(({ word }) => word),
    deep: {
      newest: await half(client, published, 'published_at', 'desc'),
      popular: await half(client, published, 'sales_count', 'desc'),
      price: await half(client, published, 'price_amount', 'asc'),
      category: await half(
        client,
        `(select * from category_shelves where category = 'category-3') w`,
        'published_at',
        'desc',
      ),
      operators: await half(client, 'workflows', 'created_at', 'desc'),
    },
    ids: rows.map(({ id }) => id),
    slugs: rows.map(({ slug }) => slug),
  }
}
