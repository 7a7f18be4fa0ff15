/** The number of the merchant's account at Paystack; the sandbox plays one for whatever key is used. */
export const INTEGRATION = 100_500
