/** An amount as people read it, such as "NGN 2,500.00": every currency is counted in hundredths. */
export const moneyText = ({ amount, currency }: Readonly<{ amount: number; currency: string }>): string => {
  const digits = String(amount).padStart(3, '0')
  const whole = digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, ',')
  return `${currency} ${whole}.${digits.slice(-2)}`
}
