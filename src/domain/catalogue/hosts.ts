import { ownText } from './document/json.ts'
import { eachText } from './document/walk.ts'
import type { WorkflowDocument } from './document/workflow-document.ts'

/** Members that hold an address, and those that hold code, which may fetch what it names. */
const addressMember = /url|uri|endpoint|host|server|webhook|address|domain/i
/** n8n keeps beside a chosen thing the address of its page, for people to click. */
const pageMember = 'cachedResultUrl'
const codeMember = /code$|^command$|^query$|^jsonBody$/i

const address =
  /(?:https?|wss?|ftps?|sftp|postgres(?:ql)?|mysql|mongodb(?:\+srv)?|redis|amqps?|mqtts?):\/\/(?:[^\s/@"'`<>]{1,200}@)?(?<host>\[[0-9a-f:]{2,45}\]|[a-z0-9_.-]{1,253})(?<port>:\d{1,5})?(?<next>[^a-z0-9_.-]|$)/gi

/** A single word is a machine of somebody's own network when a port follows, as in `http://qdrant:6333`; else hardly ever. */
const isName = (host: string, hasPort: boolean): boolean =>
  host.startsWith('[') ||
  host === 'localhost' ||
  (hasPort && /^[a-z0-9][a-z0-9_-]*$/i.test(host)) ||
  (/^[a-z0-9_-]+(?:\.[a-z0-9_-]+)+$/i.test(host) && !host.startsWith('.'))

/** A host that goes on in an expression (`https://shop-{{ … }}`) is not known. */
const isWhole = (next: string): boolean => next !== '{' && next !== '$'

/** Hosts are listed so far; a workflow that names more says little by it. */
const mostHosts = 200

const hostsIn = (text: string): ReadonlyArray<string> =>
  [...text.matchAll(address)].flatMap(({ groups }) => {
    const host = (groups?.host ?? '').toLowerCase().replace(/\.$/, '')
    return isWhole(groups?.next ?? '') && isName(host, groups?.port !== undefined) ? [host] : []
  })

/** The hosts that a workflow names in addresses and in code, in order; those that it computes are not known. Notes do not count. */
export const hostsOf = ({ nodes }: WorkflowDocument): ReadonlyArray<string> => {
  const hosts = new Set<string>()
  for (const node of nodes)
    if (!node.isSticky)
      eachText(node.parameters, '', ({ text, name, parent }) => {
        const member = name === 'value' && parent !== null ? (ownText(parent, 'name') ?? name) : name
        if (!text.includes('://') || member === null || member === pageMember) return
        if (addressMember.test(member) || codeMember.test(member)) for (const host of hostsIn(text)) hosts.add(host)
      })
  return [...hosts].toSorted().slice(0, mostHosts)
}

const privateHost =
  /^(?:[^.]+$|127\.|10\.|192\.168\.|169\.254\.|172\.(?:1[6-9]|2\d|3[01])\.|\[)|\.(?:local|localhost|internal|lan|home|corp|intranet|ts\.net)$/i

/** Whether a host is one that anybody can reach, and not a machine of the author's own network. */
export const isPublicHost = (host: string): boolean => !privateHost.test(host)
