import { leadsTo, type Message, says } from './message.ts'
import type { Release } from './release.ts'
import type { AddressOf } from './update-message.ts'

/** Warns an owner who has fetched a version that was yanked since; `newest` is what they can get in its place. */
export const withdrawalMessage = (
  { workflow: { title }, version }: Pick<Release, 'workflow' | 'version'>,
  newest: string | null,
  addressOf: AddressOf,
): Message => ({
  subject: `${title}: version ${version} was withdrawn`,
  blocks: [
    says(`Version ${version} of “${title}”, which you downloaded, is not sold any more: something is wrong with it.`),
    says(
      newest === null
        ? 'There is no other version yet. You still have it in your library; look at it before you let it run on.'
        : `Version ${newest} is in your library. We advise you to use that one.`,
    ),
    leadsTo('Your library', addressOf('/library')),
  ],
  why: 'You get this because you own this workflow, whatever you said of mails about updates.',
})
