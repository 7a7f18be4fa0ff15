import { describe, expect, it } from 'vitest'
import { declined, good, poor, withBank, withoutToken, withPhone, withPin, withPinAndOtp } from './cards.ts'
import { at, startUnderTest } from './sandbox-under-test.ts'

const begin = async (body: Record<string, unknown> = {}) => {
  const under = await startUnderTest()
  const answer = await under.initialize({ reference: 'r', ...body })
  const path = `/checkout/${at(answer, 'data.access_code')}`
  const pay = (form: Record<string, string>) => under.page(`${path}/pay`, form)
  const state = async () => {
    const data = at(await under.verify('r'), 'data')
    return typeof data === 'object' && data !== null ? data : {}
  }
  return { ...under, path, pay, state }
}

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
    expect(await (await page(path)).text()).toContain('href="?card=otp"')
    const filled = await (await page(`${path}?card=otp`)).text()
    for (const value of ['5060 6666 6666 6666 666', '123', '1234', '123456'])
      expect(filled).toContain(`value="${value}"`)
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

describe('Paystack’s test cards', () => {
  it('asks for the PIN of one, then takes the payment', async () => {
    const { pay, state } = await begin()
    expect(await (await pay(withPin)).text()).toContain('name="pin"')
    expect(await state()).toMatchObject({ status: 'abandoned' })
    await pay({ ...withPin, pin: '1111' })
    expect(await state()).toMatchObject({ status: 'success', authorization: { brand: 'verve', last4: '7812' } })
  })

  it('fails a wrong PIN', async () => {
    const { pay, state } = await begin()
    const response = await pay({ ...withPin, pin: '4321' })
    expect(response.status).toBe(402)
    expect(await response.text()).toContain('Incorrect PIN')
    expect(await state()).toMatchObject({
      status: 'failed',
      gateway_response: 'Incorrect PIN',
      paid_at: null,
      fees: null,
    })
  })

  it('asks one for PIN and code, and is ongoing while it waits for the code', async () => {
    const { pay, state } = await begin()
    expect(await (await pay({ ...withPinAndOtp, pin: '1234' })).text()).toContain('name="otp"')
    expect(await state()).toMatchObject({ status: 'ongoing' })
    await pay({ ...withPinAndOtp, pin: '1234', otp: '123456' })
    expect(await state()).toMatchObject({ status: 'success' })
  })

  it('fails a wrong code', async () => {
    const { pay, state } = await begin()
    await pay({ ...withPinAndOtp, pin: '1234', otp: '000000' })
    expect(await state()).toMatchObject({ status: 'failed', gateway_response: 'Incorrect OTP' })
  })

  it('asks one for PIN, phone and code', async () => {
    const { pay, state } = await begin()
    expect(await (await pay({ ...withPhone, pin: '0000' })).text()).toContain('name="phone"')
    expect(await (await pay({ ...withPhone, pin: '0000', phone: '+234 800 000' })).text()).toContain('name="otp"')
    await pay({ ...withPhone, pin: '0000', otp: '123456' })
    expect(await state()).toMatchObject({ status: 'success' })
  })

  it('lets the bank of one approve or refuse', async () => {
    const { pay, state } = await begin()
    expect(await (await pay(withBank)).text()).toContain('value="approve"')
    await pay({ ...withBank, bank: 'refuse' })
    expect(await state()).toMatchObject({ status: 'failed', gateway_response: 'Declined' })
    await pay({ ...withBank, bank: 'approve' })
    expect(await state()).toMatchObject({ status: 'success' })
  })

  it.each([
    ['declined', declined, 'Declined'],
    ['without funds', poor, 'Insufficient Funds'],
    ['of no test card', { ...good, number: '4111 1111 1111 1111' }, expect.stringContaining('Declined')],
    ['with a wrong CVV', { ...good, cvv: '999' }, expect.stringContaining('Declined')],
  ])('leaves abandoned what is %s, with the reason', async (_name, card, reason) => {
    const { pay, state, shop } = await begin()
    expect((await pay(card)).status).toBe(402)
    expect(await state()).toMatchObject({
      status: 'abandoned',
      gateway_response: reason,
      authorization: {},
      log: { attempts: 1, errors: 1, success: false },
    })
    expect(shop.received).toHaveLength(0)
  })

  it('fails the one whose code cannot be made', async () => {
    const { pay, state } = await begin()
    await pay({ ...withoutToken, pin: '0000' })
    expect(await state()).toMatchObject({
      status: 'failed',
      gateway_response: expect.stringContaining('Token Not Generated'),
    })
  })

  it('takes another card after one was declined', async () => {
    const { pay, state } = await begin()
    await pay(declined)
    await pay(good)
    expect(await state()).toMatchObject({ status: 'success', log: { attempts: 2, errors: 1, success: true } })
  })

  it.each([
    ['a number too short', { ...good, number: '4084' }],
    ['no CVV', { ...good, cvv: '' }],
    ['an expiry that has passed', { ...good, expiry: '01/20' }],
    ['an expiry that is none', { ...good, expiry: '13/40' }],
  ])('does not bother the bank with %s', async (_name, card) => {
    const { pay, state } = await begin()
    expect((await pay(card)).status).toBe(422)
    expect(await state()).toMatchObject({ status: 'abandoned', log: null })
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
