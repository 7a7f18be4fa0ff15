import { describe, expect, it } from 'vitest'
import { declined, good, poor, withBank, withoutToken, withPhone, withPin, withPinAndOtp } from './cards.ts'
import { begin } from './payer.ts'

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
