import { keyRule, start } from '../key-rule.ts'
import { alnum, hex } from '../specimens.ts'

/** Keys by which money can be moved. */
export const paymentKeys = [
  keyRule({
    id: 'paystack_key',
    label: 'a Paystack secret key',
    pattern: new RegExp(`${start}sk_(?:live|test)_[a-f0-9]{40}(?![A-Za-z0-9])`, 'g'),
    hints: ['sk_live_', 'sk_test_'],
    examples: [`sk_live_${hex(40)}`, `Bearer sk_test_${hex(40)}`],
    counterExamples: ['sk_live_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', `pk_live_${hex(40)}`],
  }),
  keyRule({
    id: 'stripe_key',
    label: 'a Stripe key',
    pattern: new RegExp(`${start}(?:[sr]k_(?:live|test)_[A-Za-z0-9]{16,250}|whsec_[A-Za-z0-9+/=]{32,80})`, 'g'),
    hints: ['k_live_', 'k_test_', 'whsec_'],
    examples: [`sk_live_${alnum(24)}`, `rk_test_${alnum(99)}`, `whsec_${alnum(32)}`],
    counterExamples: ['sk_test_your_stripe_key_goes_here', 'sk_live_...', `pk_live_${alnum(24)}`],
  }),
  keyRule({
    id: 'flutterwave_key',
    label: 'a Flutterwave secret key',
    pattern: new RegExp(`${start}FLWSECK(?:_TEST)?-[a-zA-Z0-9]{20,60}-X`, 'g'),
    hints: ['flwseck'],
    examples: [`FLWSECK_TEST-${hex(32)}-X`],
    counterExamples: ['FLWSECK_TEST-SANDBOXDEMOKEY-X'],
  }),
  keyRule({
    id: 'shopify_token',
    label: 'a Shopify token',
    pattern: new RegExp(`${start}shp(?:at|ca|pa|ss)_[a-fA-F0-9]{32}`, 'g'),
    hints: ['shpat_', 'shpca_', 'shppa_', 'shpss_'],
    examples: [`shpat_${hex(32)}`],
    counterExamples: ['shpat_your_token'],
  }),
  keyRule({
    id: 'square_token',
    label: 'a Square token',
    pattern: new RegExp(`${start}(?:EAAA[A-Za-z0-9_-]{60}|sq0csp-[A-Za-z0-9_-]{43})(?![A-Za-z0-9_-])`, 'g'),
    hints: ['eaaa', 'sq0csp-'],
    examples: [`EAAA${alnum(60)}`, `sq0csp-${alnum(43)}`],
    counterExamples: ['sq0csp-your-secret'],
  }),
]
