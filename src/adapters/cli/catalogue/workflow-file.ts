import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { E } from '../../../domain/kernel/fp.ts'
import type { Issue } from '../../../domain/kernel/issue.ts'
import type { Uploaded } from '../../../ports/catalogue/examiner.ts'

/** Reads JSON as uploads are read: by its bytes first. What is wrong is a message, or places in the document. */
export type ReadDocument = (bytes: Uint8Array) => E.Either<string | ReadonlyArray<Issue>, unknown>

/** The limits of an upload hold here, too. */
export type FileParts = Readonly<{ readDocument: ReadDocument; mostBytes: number }>

export type WorkflowFile = Readonly<{ upload: Uploaded; name: string }>
export type Unreadable = Readonly<{ reason: string; places: ReadonlyArray<Issue> }>

const unreadable = (reason: string, places: ReadonlyArray<Issue> = []): E.Either<Unreadable, never> =>
  E.left({ reason, places })

const reasonOf = ({ code }: NodeJS.ErrnoException): string =>
  code === 'ENOENT' ? 'there is no such file' : code === 'EACCES' ? 'it may not be read' : `it cannot be read (${code})`

/** What a file is called without its ending, with blanks for what stands between words in file names. */
const nameOf = (path: string): string =>
  basename(path)
    .replace(/\.json$/i, '')
    .replace(/[_-]+/g, ' ')
    .trim()

/** A workflow file from the disk, parsed and within the limits of an upload. */
export const workflowFile =
  ({ readDocument, mostBytes }: FileParts) =>
  async (path: string): Promise<E.Either<Unreadable, WorkflowFile>> => {
    try {
      const { size } = await stat(path)
      if (size > mostBytes) return unreadable(`it has more than ${mostBytes} bytes`)
      const source = await readFile(path)
      const document = readDocument(source)
      if (E.isLeft(document))
        return typeof document.left === 'string'
          ? unreadable(document.left)
          : unreadable('it is beyond the limits of a workflow', document.left)
      return E.right({ upload: { document: document.right, source }, name: nameOf(path) })
    } catch (error) {
      return unreadable(reasonOf(error as NodeJS.ErrnoException))
    }
  }
