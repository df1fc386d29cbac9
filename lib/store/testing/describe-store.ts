import { afterAll, beforeAll } from 'vitest'
import type { Store } from '../store'
import { describeLeases } from './describe-leases'
import { describePoints } from './describe-points'
import { describeState } from './describe-state'
import { describeThinning } from './describe-thinning'
import { StoreDesk } from './store-desk'

/**
 * What every store must do, whatever database is beneath. `open` opens the same database each time; the store it
 * answers with first is closed in between.
 */
export function describeStore(open: () => Promise<Store>): void {
  const desk = new StoreDesk(open)
  beforeAll(() => desk.reopen())
  afterAll(() => desk.store.close())
  describeState(desk)
  describeLeases(desk)
  describePoints(desk)
  describeThinning(desk)
}
