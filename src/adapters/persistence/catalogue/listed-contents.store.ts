import { defineEntity, p } from '@mikro-orm/postgresql'
import { O, pipe, TE } from '../../../domain/kernel/fp.ts'
import type { ListedAlready, ListedContents } from '../../../ports/catalogue/listed-contents.ts'
import type { Database } from '../kernel/database.ts'
import { execute, read, statement } from '../kernel/sql.ts'
import { inside } from '../kernel/transact.ts'

export const ListedContentRow = defineEntity({
  name: 'ListedContentRow',
  tableName: 'listed_contents',
  properties: { contentHash: p.text().primary(), workflowId: p.uuid() },
})

const release = 'delete from listed_contents where workflow_id = $1 and content_hash <> all ($2::text[])'

/** Waits for another transaction that claims one of these, and then leaves it alone. In order, so that none waits in a circle. */
const take = `
  insert into listed_contents (content_hash, workflow_id)
  select content, $1 from unnest($2::text[]) as content order by content
  on conflict (content_hash) do nothing`

const others = `
  select w.id, w.slug, w.title from listed_contents l join workflows w on w.id = l.workflow_id
   where l.content_hash = any ($2::text[]) and l.workflow_id <> $1 limit 1`

const holder = statement('listed_content_holder', others)

export const postgresListedContents = (db: Database): ListedContents => ({
  claim: (tx) => (workflowId, contents) =>
    inside(tx, async () => {
      const values = [workflowId, [...contents]]
      await execute(tx, release, values)
      await execute(tx, take, values)
      const { rows } = await execute<ListedAlready>(tx, others, values)
      return O.fromNullable(rows[0])
    }),
  holder: (workflowId, content) =>
    pipe(
      read(db)<ListedAlready>(holder, [workflowId, [content]]),
      TE.map((rows) => O.fromNullable(rows[0])),
    ),
})
