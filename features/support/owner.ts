import type { OwnerLogin } from './driver.ts'

/** The shop's first owner in every scenario. */
export const owner: OwnerLogin = { email: 'owner@shop.example', password: 'a lighthouse keeps its own hours' }
