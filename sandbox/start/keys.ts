import { randomBytes, randomInt } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Environment } from './settings.ts'

const secretly = { mode: 0o600 }

export type PaystackKeys = Readonly<{ secretKey: string; publicKey: string }>

/** Keys of the form that Paystack gives out for tests; made once and kept, for the sandbox signs with them. */
export const paystackKeys = async (dataDir: string): Promise<PaystackKeys> => {
  const file = join(dataDir, 'paystack-keys.json')
  const kept = await readFile(file, 'utf8').catch(() => undefined)
  if (kept !== undefined) return JSON.parse(kept)
  const made = {
    secretKey: `sk_test_${randomBytes(20).toString('hex')}`,
    publicKey: `pk_test_${randomBytes(20).toString('hex')}`,
  }
  await writeFile(file, `${JSON.stringify(made, null, 2)}\n`, secretly)
  return made
}

/** No vowels and nothing that looks alike: such a password holds no word, and can be read out. */
const alphabet = 'bcdfghjkmnpqrstvwxyz23456789'
const randomPassword = (): string => Array.from({ length: 24 }, () => alphabet[randomInt(alphabet.length)]).join('')

export type Owner = Readonly<{
  email: string
  password: string
  /** Where the password is kept; `null` when it came from the environment. */
  file: string | null
}>

const valueIn = (text: string, name: string): string | undefined => new RegExp(`^${name}: (.+)$`, 'm').exec(text)?.[1]

/** The first owner's login: from the environment, else from `owner.txt`, else new and kept there. */
export const firstOwner = async (dataDir: string, environment: Environment): Promise<Owner> => {
  const file = join(dataDir, 'owner.txt')
  const kept = await readFile(file, 'utf8').catch(() => '')
  const email = environment.ADMIN_EMAIL || valueIn(kept, 'e-mail') || 'owner@vexa.localhost'
  if (environment.ADMIN_PASSWORD) return { email, password: environment.ADMIN_PASSWORD, file: null }
  const password = valueIn(kept, 'password') ?? randomPassword()
  await writeFile(file, `e-mail: ${email}\npassword: ${password}\n`, secretly)
  return { email, password, file }
}
