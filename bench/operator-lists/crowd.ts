import type { Client } from 'pg'

/**
 * Visitors who never bought, requests and acts, as many as are asked for; every thousandth visitor is suspended. Needs a
 * superuser.
 */
export const crowd = async (client: Client, many: number): Promise<void> => {
  const texts = [
    `insert into users (id, email, email_key, name, status, password_hash, created_at)
     select gen_random_uuid(), 'visitor' || n || '@' || (array['mail', 'post', 'letter'])[1 + n % 3] || '.test',
            'visitor' || n || '@shop.test', 'Visitor ' || to_hex(n), case when n % 1000 = 0 then 'suspended' else 'unverified' end,
            '', timestamptz '2025-01-01' + n * interval '30 seconds' from generate_series(1, $1::integer) n`,
    `insert into audit_log (id, actor, action, subject, facts, at)
     select gen_random_uuid(), 'olu', 'sale.refund', n::text, '{}', timestamptz '2025-01-01' + n * interval '30 seconds'
       from generate_series(1, $1::integer) n`,
    `insert into custom_requests (id, user_id, title, description, integrations, status, created_at, updated_at)
     select gen_random_uuid(), id, 'Something for ' || name, '', '{}', case when name like '%00' then 'declined' else 'submitted' end,
            created_at, created_at from users limit $1::integer`,
  ]
  await client.query('set session_replication_role = replica')
  for (const text of texts) await client.query(text, [many])
  await client.query('reset session_replication_role')
  await client.query('vacuum analyze')
}
