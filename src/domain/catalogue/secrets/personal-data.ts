import { own } from '../document/json.ts'
import { eachText } from '../document/walk.ts'
import type { WorkflowDocument } from '../document/workflow-document.ts'
import type { FoundSecret } from './secrets-found.ts'

/** How one kind of personal data is told in pinned data; examples and counter-examples are what its tests run on. */
export type PersonalRule = Readonly<{
  id: string
  label: string
  pattern: RegExp
  accept: (found: string) => boolean
  examples: ReadonlyArray<string>
  counterExamples: ReadonlyArray<string>
}>

/** Names that no person has: reserved for documents and tests (RFC 2606, RFC 6761), made up by habit, and machines' mailboxes. */
const nobody =
  /@(?:[^@]*\.)?(?:email|domain|company|your-?\w{1,20}|my-?domain|acme|sample|foo|bar|abc|xyz|website)\.(?:com|org|net|io)$|@(?:[^@]*\.)?(?:example|test|invalid|localhost|local)(?:\.[a-z]{2,3})?$|^(?:no-?reply|donotreply|mailer-daemon|postmaster|test|user|your|name|email|info|hello|support|sales|contact|admin)[\w.+-]{0,12}@/i

const digitsOf = (text: string): string => text.replace(/\D/g, '')

/** ISO/IEC 7812-1: every second digit from the right doubled, their sum a multiple of ten. */
const isLuhn = (digits: string): boolean =>
  [...digits].toReversed().reduce((sum, digit, index) => {
    const value = Number(digit) * (index % 2 === 0 ? 1 : 2)
    return sum + (value > 9 ? value - 9 : value)
  }, 0) %
    10 ===
  0

/** ISO 13616: the first four moved to the end, letters as numbers from ten, the remainder by 97 one. */
const isIban = (text: string): boolean => {
  const compact = text.replace(/\s/g, '').toUpperCase()
  const numbers = [...(compact.slice(4) + compact.slice(0, 4))]
    .map((each) => String(Number.parseInt(each, 36)))
    .join('')
  return [...numbers].reduce((rest, digit) => (rest * 10 + Number(digit)) % 97, 0) === 1
}

const isVaried = (digits: string): boolean => new Set(digits).size > 3 && !/1234567|7654321/.test(digits)

export const personalRules: ReadonlyArray<PersonalRule> = [
  {
    id: 'personal_phone',
    label: 'a telephone number',
    pattern: /(?<![\w+.-])\+\d[\d ().-]{8,18}\d(?![\w-])|(?<!\d)\d{10,15}@s\.whatsapp\.net/g,
    accept: (found) => {
      const digits = digitsOf(found)
      return digits.length >= 9 && digits.length <= 15 && isVaried(digits)
    },
    examples: ['+234 803 555 0192', '+44 (20) 7946 0958', '4915780294117@s.whatsapp.net'],
    counterExamples: ['+1 234 567 8900', '+000000000000', '1 + 2345678901', '2024-01-31T12:00:00+0100'],
  },
  {
    id: 'personal_email',
    label: 'an e-mail address',
    pattern: /[A-Za-z0-9][\w.+-]{0,63}@(?:[A-Za-z0-9-]{1,63}\.){1,5}[A-Za-z]{2,24}/g,
    accept: (found) => !nobody.test(found),
    examples: ['ada.lovelace@analytical-engines.org', 'Ada <ada@engines.co.uk>'],
    counterExamples: [
      'ada@example.com',
      'ada@mail.example.org',
      'noreply@shop.org',
      'user@host.test',
      'not an @ address',
    ],
  },
  {
    id: 'payment_card',
    label: 'the number of a payment card',
    pattern: /(?<![\w.-])[3-6]\d{3}[ -]?\d{4}[ -]?\d{4}[ -]?\d{1,7}(?![\w.-])/g,
    accept: (found) => {
      const digits = digitsOf(found)
      return digits.length >= 13 && isLuhn(digits) && isVaried(digits)
    },
    examples: ['4539 1488 0343 6467', 'card 6011000990139424.'.slice(0, -1)],
    counterExamples: ['4539 1488 0343 6468', '4111111111111111', '1699999999999', '5000 0000 0000 0009'],
  },
  {
    id: 'bank_account',
    label: 'the number of a bank account (IBAN)',
    pattern: /(?<![A-Za-z0-9])[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?(?![A-Za-z0-9])/g,
    accept: isIban,
    examples: ['DE89 3704 0044 0532 0130 00', 'GB82WEST12345698765432'],
    counterExamples: ['DE88 3704 0044 0532 0130 00', 'AB12 CDEF GHIJ'],
  },
]

const remedy = 'unpin the data before you export the workflow, or put made-up data there'

/** In every match of any rule; most texts have none of them. */
const hint = /[@+]|\d{4}|[A-Z]{2}\d\d/

const personalIn = (text: string): PersonalRule | undefined =>
  !hint.test(text)
    ? undefined
    : personalRules.find(({ pattern, accept }) => [...text.matchAll(pattern)].some(([found]) => accept(found)))

/** So many places are named; more would tell nothing new. */
const mostFound = 20

/**
 * People's data in what was pinned while a workflow was built: real mails, orders and calls end there. Buyers never get
 * pinned data, but the upload is kept as it came.
 */
export const personalData = ({ raw, pointer: root }: WorkflowDocument): ReadonlyArray<FoundSecret> => {
  const found: Array<FoundSecret> = []
  eachText(own(raw, 'pinData'), `${root}/pinData`, ({ text, pointer }) => {
    const rule = found.length < mostFound ? personalIn(text) : undefined
    if (rule !== undefined) found.push({ pointer: pointer(), kind: rule.id, label: rule.label, remedy })
  })
  return found
}
