/** Paystack's test cards as its documentation prints them, written down apart from the sandbox's own list. */
const expiry = '12/40'

export const good = { number: '4084 0840 8408 4081', cvv: '408', expiry }
export const withPin = { number: '5078 5078 5078 5078 12', cvv: '081', expiry }
export const withPinAndOtp = { number: '5060 6666 6666 6666 666', cvv: '123', expiry }
export const withPhone = { number: '5078 5078 5078 5078 04', cvv: '884', expiry }
export const withBank = { number: '5192 6027 2058 4796', cvv: '123', expiry }
export const declined = { number: '4084 0800 0000 5408', cvv: '001', expiry }
export const withoutToken = { number: '5078 5078 5078 5078 53', cvv: '082', expiry }
export const poor = { number: '4084 0800 0067 0037', cvv: '787', expiry }
