import { describe, expect, it } from 'vitest'
import { succeed } from '../contract/both.ts'
import { refundsAt } from './support/adapter.ts'
import { type Answer, fakePaystack, says } from './support/fake-paystack.ts'

const contest = {
  providerId: '358950',
  buyer: { email: 'ada@buyers.example', name: 'Ada' },
  details: 'Downloaded twice',
  deliveredAt: new Date('2026-03-02T09:05:00.000Z'),
}
const evidenceId = '21'
const dispute = (facts: object) => ({ status: true, message: 'Dispute', data: { id: 358950, ...facts } })
const refusal = { status: false, message: '"uploaded_filename" is not known', code: 'invalid_params' }

type Said = readonly [number, object | string]
/** Answers each of the calls in its own way. */
const saying =
  ({ evidence, resolve, fetched }: Readonly<{ evidence: Said; resolve: Said; fetched: Said }>): Answer =>
  (response, call) => {
    const said = call.path.endsWith('/evidence') ? evidence : call.path.endsWith('/resolve') ? resolve : fetched
    says(...said)(response, call)
  }
const well: Parameters<typeof saying>[0] = {
  evidence: [200, `{"status":true,"message":"Evidence created","data":{"id":${evidenceId}}}`],
  resolve: [200, dispute({ status: 'awaiting-bank-feedback' })],
  fetched: [200, dispute({ status: 'awaiting-merchant-feedback' })],
}
const contested = async (change: Partial<typeof well>) => {
  const { url, asked } = await fakePaystack(saying({ ...well, ...change }))
  return { answer: await refundsAt(url).contestDispute(contest)(), asked }
}

describe('a dispute is contested', () => {
  it('with what speaks for the sale, and then as declined: evidence alone answers nothing', async () => {
    const { url, asked } = await fakePaystack(saying(well))
    expect(await succeed(refundsAt(url).contestDispute(contest))).toEqual({ outcome: 'taken' })
    expect(asked).toMatchObject([
      { method: 'POST', path: '/dispute/358950/evidence' },
      { method: 'PUT', path: '/dispute/358950/resolve' },
    ])
    expect(asked.map(({ json }) => json)).toEqual([
      {
        customer_email: 'ada@buyers.example',
        customer_name: 'Ada',
        customer_phone: 'not given',
        service_details: 'Downloaded twice',
        delivery_date: '2026-03-02',
      },
      {
        resolution: 'declined',
        message: expect.any(String),
        refund_amount: 0,
        uploaded_filename: 'none',
        evidence: Number(evidenceId),
      },
    ])
  })

  it('without the number of the evidence where that would lose its last digits', async () => {
    const { asked } = await contested({ evidence: [200, '{"status":true,"data":{"id":9007199254740995123}}'] })
    expect(asked[1]?.json).not.toHaveProperty('evidence')
  })

  it.each([['evidence'], ['resolve']] as const)('and refused at %s, with why, while it waits for us', async (at) => {
    const { answer } = await contested({ [at]: [400, refusal] })
    expect(answer).toMatchObject({ right: { outcome: 'refused', why: refusal.message } })
  })

  it.each([['awaiting-bank-feedback'], ['pending'], ['resolved']])(
    'and found to be answered where it is refused and stands at %s: the answer before was lost',
    async (status) => {
      const { answer } = await contested({ resolve: [400, refusal], fetched: [200, dispute({ status })] })
      expect(answer).toMatchObject({ right: { outcome: 'taken' } })
    },
  )

  it.each<[Partial<typeof well>]>([
    [{ evidence: [502, '<html>'] }],
    [{ resolve: [401, refusal] }],
    [{ resolve: [500, refusal] }],
    [{ resolve: [400, refusal], fetched: [503, '<html>'] }],
  ])('with an unknown outcome after %j: it is done once more', async (change) => {
    expect((await contested(change)).answer).toMatchObject({ left: { _tag: 'ProviderUnavailable' } })
  })
})
