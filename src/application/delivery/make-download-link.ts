import { linkTokenBytes } from '../../domain/delivery/download-link.ts'
import { pipe, TE } from '../../domain/kernel/fp.ts'
import { DownloadLinks } from '../../ports/delivery/download-links.ts'
import { LinkPolicy } from '../../ports/delivery/link-policy.ts'
import { Digest } from '../../ports/kernel/digest.ts'
import { Ids } from '../../ports/kernel/ids.ts'
import { Random } from '../../ports/kernel/random.ts'
import { Transact } from '../../ports/kernel/transact.ts'
import { useCase } from '../kernel/use-case.ts'
import { grantedDownload, granting, notGranted } from './granted-download.ts'

const needs = {
  ...granting,
  links: DownloadLinks,
  policy: LinkPolicy,
  transact: Transact,
  digest: Digest,
  random: Random,
  ids: Ids,
}

/** `version` null asks for the newest released one, and stays with what that is now. */
type Input = Readonly<{ userId: string; workflowId: string; version: string | null }>

/**
 * Gives an owner an address that fetches a version without a login, for a program or another device: for a while and a
 * few times. Its token is told this once; a hash of it is kept.
 */
export const makeDownloadLink = useCase(
  'MakeDownloadLink',
  needs,
  notGranted,
  (deps) => (input: Input) =>
    pipe(
      grantedDownload(deps, input),
      TE.flatMap(({ entitlement, version }) => {
        const { links, policy, transact, digest, random, ids } = deps
        const token = random.token(linkTokenBytes)
        const link = {
          id: ids.next(),
          tokenHash: digest.sha256(token),
          entitlementId: entitlement.id,
          versionId: version.id,
          uses: policy.uses,
          lifetimeMs: policy.lifetimeMs,
        }
        return pipe(
          transact((tx) => links.add(tx)(link)),
          TE.map(({ expiresAt }) => ({ url: policy.addressOf(token), expiresAt, usesLeft: policy.uses })),
        )
      }),
    ),
)
