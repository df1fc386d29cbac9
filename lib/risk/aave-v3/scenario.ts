import type { Wad } from '../units'

/**
 * A departure from the state's prices: the price of everything held as collateral times `collateralFactor`
 * (wad, 1e18 = as it is), the price of everything owed as it is, in the same asset too.
 */
export type AaveScenario = { collateralFactor: Wad }
