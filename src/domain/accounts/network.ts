/** An IPv4 address as IPv6 writes it. */
const mapped = /^::ffff:(\d{1,3}(?:\.\d{1,3}){3})$/i

const ipv6 = /^[0-9a-f:]*:[0-9a-f:]*$/i

/** All eight groups of an IPv6 address, whatever it left out. */
const groupsOf = (address: string): ReadonlyArray<string> => {
  const [head = '', tail] = address.split('::')
  const before = head === '' ? [] : head.split(':')
  const after = tail === undefined || tail === '' ? [] : tail.split(':')
  const missing = Math.max(0, 8 - before.length - after.length)
  return tail === undefined ? before : [...before, ...Array<string>(missing).fill('0'), ...after]
}

/**
 * Where somebody is, for counting: an IPv4 address, or the network of 64 bits of an IPv6 address, for whoever has one of
 * its addresses has them all.
 */
export const networkOf = (address: string): string => {
  const [, ipv4] = mapped.exec(address) ?? []
  if (ipv4 !== undefined) return ipv4
  if (!ipv6.test(address)) return address
  const network = groupsOf(address)
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
  return `${network.join(':')}::/64`
}
