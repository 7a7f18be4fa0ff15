import { leadsTo, lists, type Message, quotes, says } from './message.ts'
import { isSeenByAll, type Release } from './release.ts'

/** What was found out about an update when its mailing began. `adds` is null where it could not be found out. */
export type UpdateFacts = Readonly<{ before: string; adds: ReadonlyArray<string> | null }>

/** Where a mail leads: to addresses of the shop by their paths. */
export type AddressOf = (path: string) => string

const mostAdded = 30

const shortened = (items: ReadonlyArray<string>): ReadonlyArray<string> =>
  items.length > mostAdded ? [...items.slice(0, mostAdded), `and ${items.length - mostAdded} more`] : items

const addsNothing = says('It needs nothing new, and does nothing that it did not do before: no command, no host.')

const changesAt = ({ workflow: { slug }, version }: Release, before: string): string =>
  `/api/workflows/${encodeURIComponent(slug)}/versions/${encodeURIComponent(version)}/diff?from=${encodeURIComponent(before)}`

/** Tells an owner of a new version: what its author says of it, and what it adds to what the workflow does and needs. */
export const updateMessage = (release: Release, { before, adds }: UpdateFacts, addressOf: AddressOf): Message => {
  const { workflow, version, changelog } = release
  return {
    subject: `${workflow.title}: version ${version} is out`,
    blocks: [
      says(`Version ${version} of “${workflow.title}” is in your library. It takes the place of ${before}.`),
      ...(changelog.trim() === '' ? [] : [quotes('What is new', changelog)]),
      ...(adds === null ? [] : [adds.length === 0 ? addsNothing : lists('This update adds', shortened(adds))]),
      leadsTo('Your library', addressOf('/library')),
      ...(isSeenByAll(release) ? [leadsTo('Everything that changed', addressOf(changesAt(release, before)))] : []),
    ],
    why: 'You get this because you own this workflow.',
  }
}
