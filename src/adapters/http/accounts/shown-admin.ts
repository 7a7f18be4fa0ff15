import type { Admin } from '../../../domain/accounts/admin.ts'

/** What an operator's account shows of itself. */
export const shownAdmin = ({ id, email, name, role, status, hasSecondFactor }: Admin) => ({
  id,
  email,
  name,
  role,
  status,
  secondFactor: hasSecondFactor,
})
