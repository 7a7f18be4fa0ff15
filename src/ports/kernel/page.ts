/** A place in a list: the sort key and id of the last item seen. Opaque to the core. */
export type Position = ReadonlyArray<string | number>

export type PageRequest = Readonly<{ limit: number; after: Position | null }>

/** A page of a list by keyset; `next` is null on the last one. Never an exact total. */
export type Page<A> = Readonly<{ items: ReadonlyArray<A>; next: Position | null }>
