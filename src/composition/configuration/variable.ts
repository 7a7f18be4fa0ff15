import { E } from '../../domain/kernel/fp.ts'

/** One setting of the environment: how its text is read, and what it is when absent (`required` when it has to be there). */
export type Variable<A> = Readonly<{
  read: (text: string) => E.Either<string, A>
  absent: E.Either<'required', A>
  about: string
}>

/** What a variable is when it is absent; throws for one that is required, which is a bug of who asks. */
export const defaultOf = <A>({ absent, about }: Variable<A>): A => {
  if (E.isLeft(absent)) throw new Error(`there is no default for: ${about}`)
  return absent.right
}

const variable =
  <A>(read: (text: string) => E.Either<string, A>) =>
  (about: string, absent: E.Either<'required', A>): Variable<A> => ({ read, absent, about })

const required = E.left('required' as const)

type Text<A> = Readonly<{
  required: (about: string) => Variable<A>
  default: (value: A, about: string) => Variable<A>
  optional: (about: string) => Variable<A | null>
}>

/** Variables whose text is read so. */
export const kind = <A>(read: (text: string) => E.Either<string, A>): Text<A> => ({
  required: (about) => variable<A>(read)(about, required),
  default: (value, about) => variable<A>(read)(about, E.right(value)),
  optional: (about) => variable<A | null>(read)(about, E.right(null)),
})

export const text = kind<string>((value) => E.right(value))

export const integer = (least: number, most: number) =>
  kind<number>((value) =>
    /^\d{1,15}$/.test(value) && Number(value) >= least && Number(value) <= most
      ? E.right(Number(value))
      : E.left(`must be an integer from ${least} to ${most}`),
  )

export const decimal = (least: number, most: number) =>
  kind<number>((value) =>
    /^\d{1,3}(\.\d{1,4})?$/.test(value) && Number(value) >= least && Number(value) <= most
      ? E.right(Number(value))
      : E.left(`must be a number from ${least} to ${most}`),
  )

const truths: Readonly<Record<string, boolean>> = {
  true: true,
  on: true,
  '1': true,
  false: false,
  off: false,
  '0': false,
}
export const truth = kind<boolean>((value) => {
  const found = truths[value.toLowerCase()]
  return found === undefined ? E.left('must be true or false') : E.right(found)
})

export const word = <W extends string>(...words: ReadonlyArray<W>) =>
  kind<W>((value) => {
    const found = words.find((each) => each === value)
    return found === undefined ? E.left(`must be one of ${words.join(', ')}`) : E.right(found)
  })

const isUrl = (value: string, protocols: ReadonlyArray<string>): boolean =>
  URL.canParse(value) && protocols.includes(new URL(value).protocol)

export const url = (...protocols: ReadonlyArray<string>) =>
  kind<string>((value) =>
    isUrl(value, protocols)
      ? E.right(value.replace(/\/$/, ''))
      : E.left(`must be an address that begins ${protocols.map((each) => `${each}//`).join(' or ')}`),
  )

/** Items separated by commas or spaces; each is read by `read`. */
export const listing = <A>(read: (item: string) => E.Either<string, A>) =>
  kind<ReadonlyArray<A>>((value) => {
    const items = value
      .split(/[\s,]+/)
      .filter((item) => item !== '')
      .map(read)
    const wrong = items.find(E.isLeft)
    return wrong === undefined ? E.right(items.flatMap((item) => (E.isRight(item) ? [item.right] : []))) : wrong
  })
