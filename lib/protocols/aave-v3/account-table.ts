import { createAaveColumns } from '@/lib/risk/aave-v3/columns/columns'
import type { AaveAccount, AaveMarketState } from '@/lib/risk/aave-v3/state'
import { AccountTable } from '../account-table'
import type { SweepCopy } from '../sweep-copy'

export type AaveSweepCopy = SweepCopy<AaveAccount, AaveMarketState, number>

/**
 * The accounts of a market, their assets by reserve id. One that has repaid keeps its row, so that it is known when
 * it owes again.
 */
export class AaveTable extends AccountTable<AaveAccount, AaveMarketState, number> {
  constructor() {
    super(createAaveColumns, ({ address }) => address)
  }
}
