import { connected } from '../../../sandbox/postgres/connect.ts'
import { deployed } from './deployed.ts'

/** The logins that deploy/postgres/roles.sql makes, on an empty server. */
export type Logins = Readonly<{ owner: string; serving: string }>

const passwords = { owner: 'owners-key-of-the-trial-7f3a', serving: 'servers-key-of-the-trial-9c1e' }

const urlOf = (adminUrl: string, username: string, password: string): string => {
  const url = new URL(adminUrl)
  url.username = username
  url.password = password
  url.pathname = '/vexa'
  return url.href
}

/** Runs deploy/postgres/roles.sql statement by statement, as psql would. */
export const makeRoles = async (adminUrl: string): Promise<Logins> => {
  const sql = await deployed('postgres/roles.sql', [
    [":'owner_password'", `'${passwords.owner}'`],
    [":'serving_password'", `'${passwords.serving}'`],
  ])
  const statements = sql.replaceAll(/^--.*$/gm, '').split(';')
  await connected(adminUrl, async (client) => {
    // The stand-in's own, which have these names too.
    for (const each of ['database', 'role']) await client.query(`drop ${each} if exists vexa`)
    for (const each of statements) if (each.trim() !== '') await client.query(each)
  })
  return {
    owner: urlOf(adminUrl, 'vexa_owner', passwords.owner),
    serving: urlOf(adminUrl, 'vexa', passwords.serving),
  }
}
