import { mulDivFloor } from '../math'
import { WAD, type Wad } from '../units'

const MAX_LIQUIDATION_INCENTIVE_FACTOR = 1_150_000_000_000_000_000n
const LIQUIDATION_CURSOR = 300_000_000_000_000_000n

/** What a liquidator gets per unit repaid, with principal (1.05e18 = 5 %): `min(1.15, 1 ÷ (1 − 0.3·(1 − lltv)))`. */
export function getLiquidationIncentiveFactor(lltv: Wad): Wad {
  const discount = mulDivFloor(LIQUIDATION_CURSOR, WAD - lltv, WAD)
  const factor = mulDivFloor(WAD, WAD, WAD - discount)
  return (
    factor < MAX_LIQUIDATION_INCENTIVE_FACTOR ? factor : MAX_LIQUIDATION_INCENTIVE_FACTOR
  ) as Wad
}
