import * as t from 'io-ts'
import { E } from '../../../../domain/kernel/fp.ts'
import { type Flaw, flaw } from '../../../../domain/kernel/issue.ts'
import { amountOf, type Currency, currencies, type Money } from '../../../../domain/kernel/money.ts'
import { isStorable, textOf } from '../../../../domain/kernel/text.ts'
import { fail } from './flawed.ts'
import { members } from './members.ts'
import { documented, type JsonSchema, schemaOf } from './schema.ts'

const isString = (input: unknown): input is string => typeof input === 'string'

/** A string that a rule of the domain reads; the rule stays there, its flaw becomes an issue here. */
export const parsed = <A extends string>(
  name: string,
  parse: (text: string) => E.Either<Flaw, A>,
  schema: JsonSchema = {},
): t.Type<A, string> =>
  documented(
    new t.Type<A, string>(
      name,
      (input): input is A => isString(input),
      (input, context) => {
        if (!isString(input)) return fail(input, context, flaw('wrong_type', 'must be a string'))
        const result = parse(input)
        return E.isLeft(result) ? fail(input, context, result.left) : t.success(result.right)
      },
      (value) => value,
    ),
    { type: 'string', ...schema },
  )

/** Text of `least` to `most` code points. */
export const text = (least: number, most: number): t.Type<string> =>
  parsed(`text ${least}–${most}`, textOf(least, most), { minLength: least, maxLength: most })

const uuidShape = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/
export const uuid = parsed(
  'uuid',
  (input) => (uuidShape.test(input) ? E.right(input) : E.left(flaw('invalid_id', 'must be a UUID in lower case'))),
  { format: 'uuid' },
)

/** An integer in JSON; a number in a string is not one. */
export const integer = (least: number, most: number): t.Type<number> =>
  documented(
    new t.Type<number, number>(
      'integer',
      (input): input is number => Number.isSafeInteger(input),
      (input, context) => {
        if (typeof input !== 'number') return fail(input, context, flaw('wrong_type', 'must be an integer'))
        return Number.isSafeInteger(input) && input >= least && input <= most
          ? t.success(input)
          : fail(input, context, flaw('out_of_range', `must be an integer from ${least} to ${most}`))
      },
      (value) => value,
    ),
    { type: 'integer', minimum: least, maximum: most },
  )

/** An integer in a query: plain decimal digits. */
export const digits = (least: number, most: number): t.Type<number, string> =>
  documented(
    new t.Type<number, string>(
      'digits',
      (input): input is number => Number.isSafeInteger(input),
      (input, context) => {
        const value = isString(input) && /^(0|[1-9][0-9]{0,15})$/.test(input) ? Number(input) : Number.NaN
        return Number.isSafeInteger(value) && value >= least && value <= most
          ? t.success(value)
          : fail(input, context, flaw('out_of_range', `must be an integer from ${least} to ${most}`))
      },
      String,
    ),
    { type: 'integer', minimum: least, maximum: most },
  )

/** One of the named words. */
export const word = <W extends string>(...words: ReadonlyArray<W>): t.Type<W, string> => {
  const allowed: ReadonlySet<string> = new Set(words)
  const isWord = (input: unknown): input is W => isString(input) && allowed.has(input)
  return documented(
    new t.Type<W, string>(
      words.join(' | '),
      isWord,
      (input, context) => {
        if (!isString(input)) return fail(input, context, flaw('wrong_type', 'must be a string'))
        return isWord(input)
          ? t.success(input)
          : fail(input, context, flaw('not_one_of', `must be one of ${words.join(', ')}`))
      },
      (value) => value,
    ),
    { type: 'string', enum: words },
  )
}

export const bool: t.Type<boolean> = documented(
  new t.Type<boolean>(
    'boolean',
    t.boolean.is,
    (input, context) =>
      typeof input === 'boolean' ? t.success(input) : fail(input, context, flaw('wrong_type', 'must be true or false')),
    t.identity,
  ),
  { type: 'boolean' },
)

/** `true` or `false` in a query. */
export const flag: t.Type<boolean, string> = documented(
  new t.Type<boolean, string>(
    'flag',
    t.boolean.is,
    (input, context) =>
      input === 'true' || input === 'false'
        ? t.success(input === 'true')
        : fail(input, context, flaw('not_one_of', 'must be true or false')),
    String,
  ),
  { type: 'boolean' },
)

const instantShape = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,3})?(Z|[+-]\d{2}:\d{2})$/

/** A time in ISO 8601 with its offset; written in UTC with milliseconds. */
export const instant: t.Type<Date, string> = documented(
  new t.Type<Date, string>(
    'instant',
    (input): input is Date => input instanceof Date,
    (input, context) => {
      if (!isString(input)) return fail(input, context, flaw('wrong_type', 'must be a string'))
      const time = instantShape.test(input) ? new Date(input) : new Date(Number.NaN)
      return Number.isNaN(time.getTime())
        ? fail(input, context, flaw('invalid_time', 'must be a time such as 2026-01-31T12:00:00.000Z'))
        : t.success(time)
    },
    (value) => value.toISOString(),
  ),
  { type: 'string', format: 'date-time' },
)

export const listOf = <C extends t.Mixed>(item: C, most: number): t.Type<ReadonlyArray<t.TypeOf<C>>, unknown> =>
  documented(
    new t.Type<ReadonlyArray<t.TypeOf<C>>, unknown>(
      'list',
      (input): input is ReadonlyArray<t.TypeOf<C>> => Array.isArray(input) && input.every(item.is),
      (input, context) => {
        if (!Array.isArray(input)) return fail(input, context, flaw('wrong_type', 'must be a list'))
        if (input.length > most) return fail(input, context, flaw('too_long', `must have at most ${most} items`))
        const results = input.map((each, index) =>
          item.validate(each, t.appendContext(context, String(index), item, each)),
        )
        const errors = results.flatMap((result) => (result._tag === 'Left' ? result.left : []))
        return errors.length > 0
          ? t.failures(errors)
          : t.success(results.flatMap((result) => (result._tag === 'Right' ? [result.right] : [])))
      },
      (items) => items.map(item.encode),
    ),
    { type: 'array', items: schemaOf(item), maxItems: most },
  )

/** A value or null. */
export const nullable = <C extends t.Mixed>(codec: C): t.Type<t.TypeOf<C> | null, t.OutputOf<C> | null> =>
  documented(
    new t.Type<t.TypeOf<C> | null, t.OutputOf<C> | null>(
      'nullable',
      (input): input is t.TypeOf<C> | null => input === null || codec.is(input),
      (input, context) => (input === null ? t.success(null) : codec.validate(input, context)),
      (value) => (value === null ? null : codec.encode(value)),
    ),
    { anyOf: [schemaOf(codec), { type: 'null' }] },
  )

export const currency: t.Type<Currency, string> = word(...currencies)

const amount: t.Type<number> = documented(
  new t.Type<number>(
    'amount',
    (input): input is number => Number.isSafeInteger(input),
    (input, context) => {
      if (typeof input !== 'number') return fail(input, context, flaw('wrong_type', 'must be an integer'))
      const result = amountOf(input)
      return E.isLeft(result) ? fail(input, context, result.left) : t.success(result.right)
    },
    t.identity,
  ),
  { type: 'integer', minimum: 0, maximum: Number.MAX_SAFE_INTEGER, description: 'in the minor unit' },
)

export const money: t.Type<Money, unknown> = members({ amount, currency })

/** Printable text of a query, such as a search. */
export const queryText = (most: number): t.Type<string> =>
  parsed(
    'query text',
    (input) =>
      isStorable(input)
        ? textOf(0, most)(input)
        : E.left(flaw('invalid_characters', 'has characters that cannot be searched')),
    { maxLength: most },
  )
