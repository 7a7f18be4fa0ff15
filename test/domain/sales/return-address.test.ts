import { describe, expect, it } from 'vitest'
import { E } from '../../../src/domain/kernel/fp.ts'
import { type Address, returnAddress } from '../../../src/domain/sales/return-address.ts'

const at = (origin: string, path = '/', hasCredentials = false): Address => ({ origin, path, hasCredentials })
const shop = 'https://shop.example'
const allowed = [at(shop), at('https://app.example', '/paid'), at('https://app.example', '/thanks/')]

describe('where a payment may return to', () => {
  it.each([
    ['the shop itself', at(shop)],
    ['any page of the shop', at(shop, '/orders/1')],
    ['an allowed path', at('https://app.example', '/paid')],
    ['what lies below an allowed path', at('https://app.example', '/paid/now')],
    ['what lies below an allowed folder', at('https://app.example', '/thanks/ada')],
  ])('is %s', (_, asked) => {
    expect(returnAddress(asked, allowed)).toEqual(E.right(asked))
  })

  it.each([
    ['what is no address', null],
    ['another origin', at('https://evil.example')],
    ['an origin that begins alike', at('https://shop.example.evil.example')],
    ['another port', at('https://shop.example:8443')],
    ['another scheme', at('http://shop.example')],
    ['a subdomain', at('https://www.shop.example')],
    ['a path that begins alike', at('https://app.example', '/paid-elsewhere')],
    ['a path above', at('https://app.example', '/')],
    ['an allowed folder without its slash', at('https://app.example', '/thanks')],
    ['an address with a password in it', at(shop, '/', true)],
  ])('is not %s', (_, asked) => {
    expect(returnAddress(asked, allowed)).toMatchObject({
      left: { _tag: 'ReturnNotAllowed', issues: [{ pointer: '/returnUrl', code: 'not_allowed' }] },
    })
  })

  it('is nowhere when nothing is allowed', () => {
    expect(E.isLeft(returnAddress(at(shop), []))).toBe(true)
  })
})
