import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { networkOf } from '../../../src/domain/accounts/network.ts'

describe('where somebody is', () => {
  it.each([
    ['198.51.100.7', '198.51.100.7'],
    ['::ffff:198.51.100.7', '198.51.100.7'],
    ['2001:db8:0:1::7', '2001:db8:0:1::/64'],
    ['2001:0DB8:0000:0001:ffff:ffff:ffff:ffff', '2001:db8:0:1::/64'],
    ['2001:db8::', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['unknown', 'unknown'],
  ])('%s is %s', (address, network) => {
    expect(networkOf(address)).toBe(network)
  })

  it('is the same for all addresses of an IPv6 network, and no other’s', () => {
    const group = fc.integer({ min: 0, max: 0xffff }).map((value) => value.toString(16))
    const four = fc.tuple(group, group, group, group).map((groups) => groups.join(':'))
    fc.assert(
      fc.property(four, four, four, four, (network, other, one, another) => {
        expect(networkOf(`${network}:${one}`)).toBe(networkOf(`${network}:${another}`))
        expect(networkOf(`${network}:${one}`) === networkOf(`${other}:${one}`)).toBe(network === other)
      }),
    )
  })
})
