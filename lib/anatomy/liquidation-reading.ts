import type {
  Lateness,
  LiquidationCause,
  OverLiquidation,
  Sides,
  Toxicity,
} from '@/lib/api/schema/liquidation-anatomy'
import type { TokenPrice } from './token-price'

/** Why something is not known, a phrase that can follow "not known: ". */
export type Missing = {
  reason: string
  /** Asked again, it may be known. */
  retryable?: boolean
}

/** What is known, or why it is not. */
export type Known<T> = T | Missing

export function isMissing<T extends object>(value: Known<T>): value is Missing {
  return 'reason' in value
}

/** When it could have happened first; why is a matter of its own. */
export type LatenessReading = Omit<Lateness, 'cause'> & { cause: Known<LiquidationCause> }

/** What a protocol can tell of one of its liquidations: the account around it, and the prices of its block. */
export type LiquidationReading = {
  sides: Known<Sides>
  lateness: Known<LatenessReading>
  overLiquidation: Known<OverLiquidation>
  toxicity: Known<Toxicity>
  /** Of the tokens that the market knows, at the liquidation's block. */
  prices: readonly TokenPrice[]
}

/** The same reason for everything. */
export function toUnread(reason: string, prices: readonly TokenPrice[] = []): LiquidationReading {
  const missing = { reason }
  return {
    sides: missing,
    lateness: missing,
    overLiquidation: missing,
    toxicity: missing,
    prices,
  }
}
