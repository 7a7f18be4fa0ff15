import { at, startUnderTest } from './sandbox-under-test.ts'

/** A sandbox with one transaction, `r`, seen as its payer sees it; `state` is what verify says of it. */
export const begin = async (body: Record<string, unknown> = {}) => {
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
