import { doublePaystack } from '../../features/support/paystack/double-paystack.ts'
import { startPaystackSandbox } from '../../sandbox/paystack/server.ts'
import { PaymentGateway } from '../../src/ports/sales/payment-gateway.ts'
import { paymentGatewaySuite } from './gateway.suite.ts'
import { adapterAt } from './support/adapter.ts'

const nobody = 'http://127.0.0.1:9/'

paymentGatewaySuite("Paystack's adapter against the sandbox", async () => {
  const sandbox = await startPaystackSandbox({ webhookUrl: nobody })
  return {
    gateway: adapterAt(sandbox.url),
    pay: async (reference, payer = {}) => {
      const { ok, status } = await fetch(`${sandbox.url}/sandbox/transactions/${reference}/pay`, {
        method: 'POST',
        body: JSON.stringify(payer),
      })
      if (!ok) throw new Error(`the sandbox answers ${status}`)
    },
    close: sandbox.stop,
  }
})

paymentGatewaySuite('the double of Paystack that the features use', async () => {
  const double = doublePaystack({ notify: async () => true, now: () => new Date() })
  const served = double.provisions.find(([port]) => port === PaymentGateway)
  if (served === undefined) throw new Error('the double serves no payments')
  return { gateway: served[1] as PaymentGateway, pay: double.pay, close: async () => undefined }
})
