import { describe, expect, it } from 'vitest'
import { good } from './cards.ts'
import { begin } from './payer.ts'
import { at } from './sandbox-under-test.ts'

describe('the hosted page', () => {
  it('shows what is to be paid by whom, says that no real money moves, and needs no JavaScript', async () => {
    const { page, path } = await begin({ amount: 2_500_000, email: 'ada+<b>@example.com' })
    const response = await page(path)
    const text = await response.text()
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toContain('text/html')
    expect(text).toContain('₦25,000.00')
    expect(text).toContain('ada+&lt;b&gt;@example.com')
    expect(text).toContain('no real money')
    expect(text).not.toContain('<script')
    expect(text).not.toMatch(/(src|href)="(https?:)?\/\//)
  })

  it.each([
    ['GHS', 100, 'GH₵1.00'],
    ['XOF', 100_000, '1,000'],
    ['USD', 199, '$1.99'],
    ['KES', 123_456, '1,234.56'],
  ])('writes an amount of %s as people do', async (currency, amount, text) => {
    const { page, path } = await begin({ amount, currency })
    expect(await (await page(path)).text()).toContain(text)
  })

  it('fills the form with the test card that was clicked', async () => {
    const { page, path } = await begin()
    expect(await (await page(path)).text()).toContain(`href="${path}?card=otp"`)
    const filled = await (await page(`${path}?card=otp`)).text()
    for (const value of ['5060 6666 6666 6666 666', '123', '1234', '123456'])
      expect(filled).toContain(`value="${value}"`)
  })

  it('begins again for who reloads the answer to its form by the address', async () => {
    const { page, path } = await begin()
    const response = await page(`${path}/pay?card=otp`)
    expect([response.status, response.headers.get('location')]).toEqual([303, path])
  })

  it('is not found under an access code that nobody has', async () => {
    const { page } = await begin()
    expect((await page('/checkout/nobody')).status).toBe(404)
    expect((await page('/checkout/nobody/pay', good)).status).toBe(404)
  })
})

describe('paying on the page', () => {
  it('sends the payer back with the reference twice', async () => {
    const { pay, state } = await begin({ callback_url: 'https://shop.example/back' })
    const response = await pay(good)
    expect(response.status).toBe(303)
    expect(response.headers.get('location')).toBe('https://shop.example/back?trxref=r&reference=r')
    expect(await state()).toMatchObject({ status: 'success', gateway_response: 'Successful' })
  })

  it('keeps the query and the fragment that the address has', async () => {
    const { pay } = await begin({ callback_url: 'https://shop.example/back?a=1&b=%20#top' })
    expect((await pay(good)).headers.get('location')).toBe(
      'https://shop.example/back?a=1&b=%20&trxref=r&reference=r#top',
    )
  })

  it.each([undefined, 'javascript:alert(1)', 'not an address'])(
    'stays, and says paid, with %s to return to',
    async (url) => {
      const { pay, state, page, path } = await begin({ callback_url: url })
      const response = await pay(good)
      expect(response.status).toBe(200)
      expect(await response.text()).toContain('Paid')
      expect(await state()).toMatchObject({ status: 'success' })
      expect(await (await page(path)).text()).toContain('Paid')
    },
  )

  it('is refused politely when it is paid already, and charges and announces nothing', async () => {
    const { pay, state, shop } = await begin()
    await pay(good)
    const before = await state()
    const again = await pay(good)
    expect(again.status).toBe(409)
    expect(await again.text()).toContain('paid already')
    expect(await state()).toEqual(before)
    expect(await shop.count(1)).toHaveLength(1)
  })

  it('charges once when it is asked many times at the same moment', async () => {
    const { pay, control } = await begin()
    const statuses = (await Promise.all(Array.from({ length: 10 }, () => pay(good)))).map(({ status }) => status)
    expect(statuses.toSorted()).toEqual([200, ...Array.from({ length: 9 }, () => 409)])
    expect(at(await control('GET', '/webhooks'), 'items')).toHaveLength(1)
  })
})

describe('cancelling', () => {
  it('leads to the metadata’s cancel_action', async () => {
    const { page, path, state } = await begin({
      callback_url: 'https://shop.example/back',
      metadata: { cancel_action: 'https://shop.example/cancelled?x=1' },
    })
    const response = await page(`${path}/cancel`, {})
    expect([response.status, response.headers.get('location')]).toEqual([303, 'https://shop.example/cancelled?x=1'])
    expect(await state()).toMatchObject({ status: 'abandoned' })
  })

  it('leads to the callback when there is no cancel_action, and to a page when there is neither', async () => {
    const called = await begin({ callback_url: 'https://shop.example/back' })
    expect((await called.page(`${called.path}/cancel`, {})).headers.get('location')).toBe(
      'https://shop.example/back?trxref=r&reference=r',
    )
    const alone = await begin()
    const response = await alone.page(`${alone.path}/cancel`, {})
    expect(response.status).toBe(200)
    expect(await response.text()).toContain('Cancelled')
  })

  it('comes too late for what is paid', async () => {
    const { page, path, pay, state } = await begin()
    await pay(good)
    expect((await page(`${path}/cancel`, {})).status).toBe(409)
    expect(await state()).toMatchObject({ status: 'success' })
  })
})
