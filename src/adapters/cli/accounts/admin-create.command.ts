import { randomInt } from 'node:crypto'
import { text as allOf } from 'node:stream/consumers'
import { addOperator } from '../../../application/accounts/add-operator.ts'
import { type Role, roles } from '../../../domain/accounts/admin.ts'
import { type EmailAddress, emailAddress } from '../../../domain/accounts/email-address.ts'
import { password as passwordOf } from '../../../domain/accounts/password.ts'
import { E } from '../../../domain/kernel/fp.ts'
import type { Issue } from '../../../domain/kernel/issue.ts'
import type { Asked, Command } from '../kernel/command.ts'
import { exitCodeOf, exitCodes } from '../kernel/exit-codes.ts'

/** No vowels and nothing that looks alike: such a password holds no word, and can be read out. */
const alphabet = 'bcdfghjkmnpqrstvwxyz23456789'
const randomPassword = (): string => Array.from({ length: 24 }, () => alphabet[randomInt(alphabet.length)]).join('')

type Wanted = Readonly<{ email: EmailAddress; name: string; role: Role }>

const isRole = (word: string): word is Role => (roles as ReadonlyArray<string>).includes(word)

const wantedOf = ({ operands: [address = ''], options }: Asked): E.Either<string, Wanted> => {
  const email = emailAddress(address)
  if (E.isLeft(email)) return E.left(`<e-mail> ${email.left.message}`)
  const role = typeof options['role'] === 'string' ? options['role'] : 'owner'
  if (!isRole(role)) return E.left(`--role must be one of ${roles.join(', ')}`)
  const name = typeof options['name'] === 'string' ? options['name'].trim() : ''
  return E.right({ email: email.right, role, name: name === '' ? 'Owner' : name.slice(0, 100) })
}

/** What comes in on standard input, without the line end that editors and echo add. */
const fromInput = async (input: AsyncIterable<Uint8Array | string>): Promise<string> =>
  (await allOf(input as AsyncIterable<Buffer>)).replace(/\r?\n$/, '')

const words: Readonly<Record<string, string>> = {
  EmailTaken: 'There is an operator with this e-mail address already.',
  WeakPassword: 'The password is too easy to guess',
}

const firstMessage = (failed: object): string => {
  const issues: ReadonlyArray<Issue> = 'issues' in failed && Array.isArray(failed.issues) ? failed.issues : []
  return issues[0] === undefined ? '' : `: it ${issues[0].message}`
}

/** Makes an operator from the shop's own machine. A password is made and told once, unless one comes in on standard input. */
export const adminCreateCommand = (input: () => AsyncIterable<Uint8Array | string>): Command => ({
  name: 'admin create',
  about: 'Makes a person of the shop, who can sign in at once',
  operands: ['e-mail'],
  options: {
    name: { about: 'of the person', value: 'name', default: 'Owner' },
    role: { about: roles.join(', '), value: 'role', default: 'owner' },
    'password-stdin': { about: 'reads the password from standard input, instead of making one' },
  },
  examples: [
    'admin create ada@shop.example',
    'admin create ben@shop.example --role support --password-stdin < password',
  ],
  needsShop: true,
  run: async (asked, { terminal, resolve }) => {
    const wanted = wantedOf(asked)
    if (E.isLeft(wanted)) {
      terminal.tell(`${wanted.left}. See: npm run vexa -- admin create --help`)
      return exitCodes.usage
    }
    const isGiven = asked.options['password-stdin'] === true
    const password = passwordOf(isGiven ? await fromInput(input()) : randomPassword())
    if (E.isLeft(password)) {
      terminal.tell(`The password ${password.left.message}`)
      return exitCodes.data
    }
    const made = await resolve(addOperator.port)({ ...wanted.right, password: password.right, actor: 'command line' })()
    if (E.isLeft(made)) {
      terminal.tell(`${words[made.left._tag] ?? made.left._tag}${firstMessage(made.left)}`)
      return exitCodeOf(made.left)
    }
    const { email, role } = made.right
    terminal.say(`Made ${email}, ${role}.${isGiven ? '' : ` Password, told this once: ${password.right}`}`)
    return exitCodes.ok
  },
})
