import type { HealthJson } from '@/lib/api/schema/position'
import type { AssetTrigger } from '@/lib/risk/health'
import type { PriceFall } from '@/lib/risk/price-fall'
import type { Address } from '@/lib/risk/units'

/** What moves of prices do to one account, all it has held: exact, by its protocol's own rules and rounding. */
export type PriceFalls = {
  /** Its health once those prices have fallen; liquidatable only where a liquidation would pass. */
  getHealth(fall: PriceFall): HealthJson
  /** How far the price of one asset alone may move; `undefined` for an asset that it neither holds nor owes. */
  getTrigger(asset: Address): AssetTrigger | undefined
}
