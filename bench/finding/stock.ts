import type { Client } from 'pg'
import { vocabulary } from './vocabulary.ts'

/** How many workflows are made before the next lot is. */
const lot = 25_000

/** How many are in a buyer's library whose size is of interest. */
export const libraries = { small: 1, large: 100 } as const
export const buyers = {
  small: '00000000-0000-7000-8000-000000000001',
  large: '00000000-0000-7000-8000-000000000002',
} as const

/**
 * Makes workflows as rows. A word of rank r is drawn with a probability of about 1/(r + 10), as in any language; the
 * words of a workflow make its title, labels, summary, description and nodes, in the form in which the shop keeps them.
 */
const maker = `
create function pg_temp.made(first integer, last integer, words text[])
returns table (at integer, id uuid, title text, summary text, description text, search tsvector, categories text[],
               tags text[], integrations text[], node_types text[], chance float)
language plpgsql as $$
declare
  size integer := cardinality(words);
  spread float := ln((cardinality(words) + 10) / 10.0);
  fields text[] := array['1A', '2B', '3C', '4,5', '6'];
  most integer[] := array[5, 4, 10, 25, 5];
  texts text[];
  sought text;
  word text;
begin
  for i in first..last loop
    texts := array['', '', '', '', ''];
    sought := '';
    for field in 1..5 loop
      for nth in 1..most[field] loop
        word := words[least(size, 1 + floor(10 * (exp(spread * random()) - 1))::integer)];
        texts[field] := texts[field] || ' ' || word;
        sought := sought || '''' || word || ''':' || fields[field] || ' ';
      end loop;
    end loop;
    at := i;
    id := (lpad(to_hex(1750000000000 + i * 1000::bigint), 12, '0') || '7' || substr(md5(i::text), 1, 3) || '8'
           || substr(md5(i::text), 4, 15))::uuid;
    title := initcap(trim(texts[1]));
    summary := trim(texts[3]);
    description := repeat(texts[4] || '. ', 3);
    search := sought::tsvector;
    tags := array(select 'tag-' || floor(exp(ln(3000) * random())) from generate_series(1, 3));
    integrations := array(select distinct 'app-' || floor(exp(ln(400) * random())) from generate_series(1, 3));
    node_types := array(select distinct 'n8n-nodes-base.app' || floor(exp(ln(400) * random())) from generate_series(1, 5));
    categories := array(select distinct 'category-' || floor(exp(ln(30) * random())) from generate_series(1, 2));
    chance := random();
    return next;
  end loop;
end
$$`

const workflows = `
insert into workflows (id, slug, title, summary, description, status, price_amount, price_currency, licence,
                       rights_held, categories, tags, integrations, node_types, trigger, node_count, risk, sales_count,
                       offered_version_id, created_at, updated_at, published_at, search)
select id, 'item-' || at, title, summary, description,
       case when chance < 0.9 then 'published' when chance < 0.95 then 'draft' else 'archived' end,
       case when random() < 0.15 then 0 else 50000 * (1 + floor(random() * 80)) end, 'NGN', 'unlimited-own-use', true,
       categories, tags, integrations, node_types,
       (array['webhook', 'schedule', 'manual', 'form', 'chat', 'app'])[1 + floor(random() * 6)],
       3 + floor(random() * 60), (array['low', 'medium', 'high'])[1 + floor(random() * 3)],
       floor(exp(ln(5000) * random())) - 1, id, moment, moment, moment, search
  from (select *, timestamptz '2025-06-01Z' + at * interval '20 seconds' as moment
          from pg_temp.made($1::integer, $2::integer, $3::text[]) offset 0) m`

/** One released version each, of the same id; a tenth has two more. */
const versions = `
insert into workflow_versions (id, workflow_id, version, status, changelog, source, source_sha256, sold, sold_sha256,
                               content_hash, facts, requirements, report, created_at, released_at)
select case when nth = 1 then w.id else gen_random_uuid() end, w.id, nth || '.0.0', 'released', 'What is new', s.bytes,
       md5(w.id::text), s.bytes, md5(w.id::text), w.id::text || nth, '{}',
       jsonb_build_object('credentials', '[]'::jsonb, 'packages', '[]'::jsonb, 'integrations', to_jsonb(w.integrations),
                          'models', '[]'::jsonb, 'minimumVersion', null, 'unknownNodes', '[]'::jsonb),
       jsonb_build_object('ruleset', '1', 'risk', w.risk, 'riskReasons', '[]'::jsonb, 'findings', '[]'::jsonb,
         'hosts', '[]'::jsonb, 'nodeTypes', (select jsonb_agg(jsonb_build_object('type', t, 'typeVersion', 1, 'count', 1))
                                                from unnest(w.node_types) as t)),
       w.created_at, w.created_at + (nth - 1) * interval '1 day'
  from workflows w
 cross join lateral (select convert_to(w.description, 'UTF8') as bytes) s
 cross join lateral generate_series(1, case when w.sales_count % 10 = 0 then 3 else 1 end) as nth`

const shelves = `
insert into category_shelves
select c.category, w.id, w.slug, w.title, w.summary, w.price_amount, w.price_currency, w.categories, w.tags,
       w.integrations, w.trigger, w.node_count, w.risk, w.sales_count, w.published_at
  from workflows w cross join unnest(w.categories) as c (category) where w.status = 'published'`

const categories = `
insert into categories (slug, name, items)
select category, initcap(category), count(*) from category_shelves group by category`

/** Two buyers whose libraries are looked at, and others with ten workflows each. */
const rights = (items: number): ReadonlyArray<Readonly<{ text: string; values: ReadonlyArray<unknown> }>> => [
  {
    text: `insert into users (id, email, email_key, name, password_hash, status, created_at)
           select id, id || '@example.com', id || '@example.com', 'A buyer', 'none', 'unverified', now()
             from (select gen_random_uuid() as id from generate_series(1, $1::integer / 10)
                   union all select unnest($2::uuid[])) u`,
    values: [items, Object.values(buyers)],
  },
  {
    text: `insert into entitlements (id, user_id, workflow_id, status, granted_at)
           select gen_random_uuid(), u.id, w.id, 'active', w.created_at + random() * interval '100 days'
             from (select id, row_number() over (order by id) as nth from users where id <> all ($1::uuid[])) u
             join (select id, created_at, row_number() over (order by md5(id::text)) as nth from workflows) w
               on u.nth = w.nth / 10`,
    values: [Object.values(buyers)],
  },
  {
    text: `insert into entitlements (id, user_id, workflow_id, status, granted_at)
           select gen_random_uuid(), u.id, w.id, 'active', w.created_at
             from unnest($1::uuid[], $2::integer[]) as u (id, many)
            cross join lateral (select id, created_at from workflows order by md5(id::text || u.id::text) limit u.many) w`,
    values: [Object.values(buyers), Object.values(libraries)],
  },
  {
    text: `insert into entitlement_sources (id, entitlement_id, kind, origin_id, status, created_at)
           select gen_random_uuid(), id, 'sale', gen_random_uuid(), 'good', granted_at from entitlements`,
    values: [],
  },
  {
    text: `insert into downloads (id, entitlement_id, version_id, at)
           select gen_random_uuid(), id, workflow_id, granted_at from entitlements`,
    values: [],
  },
]

type Index = Readonly<{ name: string; made: string }>

/** Indexes are quicker made of all rows than kept for each. */
const withoutIndexes = async (client: Client, fill: () => Promise<void>): Promise<void> => {
  const { rows } = await client.query<Index>(
    `select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as made from pg_index i
      where i.indrelid in ('workflows'::regclass, 'category_shelves'::regclass) and not i.indisunique`,
  )
  for (const { name } of rows) await client.query(`drop index ${name}`)
  await fill()
  for (const { made } of rows) await client.query(made)
}

/**
 * Fills a migrated, empty database with a catalogue of so many workflows, the same ones every time. Needs a superuser:
 * triggers and foreign keys rest meanwhile, and what they would have kept is made at once.
 */
export const stock = async (client: Client, items: number, log: (line: string) => void): Promise<void> => {
  const words = vocabulary(items)
  await client.query(`set session_replication_role = replica; set maintenance_work_mem = '1GB'; set work_mem = '256MB'`)
  await client.query('select setseed(0.5)')
  await client.query(maker)
  await withoutIndexes(client, async () => {
    for (let first = 1; first <= items; first += lot) {
      await client.query(workflows, [first, Math.min(items, first + lot - 1), words])
      if (first % (lot * 10) === 1) log(`${first - 1} of ${items} workflows`)
    }
    await client.query(shelves)
  })
  log('indexes are made')
  for (const text of [versions, categories]) await client.query(text)
  await client.query(
    `insert into search_words (word) select word from unnest($1::text[]) as word
      where char_length(word) > 1 and word !~ '[一-龠]'`,
    [words],
  )
  for (const { text, values } of rights(items)) await client.query(text, [...values])
  await client.query('reset session_replication_role')
  await client.query('vacuum analyze')
}
