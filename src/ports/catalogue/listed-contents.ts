import type { O, TE } from '../../domain/kernel/fp.ts'
import { port } from '../kernel/port.ts'
import type { Tx, Unavailable } from '../kernel/transact.ts'

/** The listed workflow that has a content already. */
export type ListedAlready = Readonly<{ id: string; slug: string; title: string }>

/** Which listed workflow has which content: no two have the same. The arbiter between two uploads of one file. */
export type ListedContents = Readonly<{
  /**
   * Makes these the contents that a workflow has in the lists, none when it is not listed. Answers another workflow that
   * has one of them; then nothing may be kept.
   */
  claim: (
    tx: Tx,
  ) => (workflowId: string, contents: ReadonlyArray<string>) => TE.TaskEither<Unavailable, O.Option<ListedAlready>>
  /** Another listed workflow with this content, before anything is kept. */
  holder: (workflowId: string, content: string) => TE.TaskEither<Unavailable, O.Option<ListedAlready>>
}>
export const ListedContents = port<ListedContents>('ListedContents')
