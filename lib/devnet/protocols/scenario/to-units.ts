import type { Asset } from '../../market-types'
import type { GetAnswer } from '../../scenario/amounts'

/** An asset's smallest units worth so many USD, floored to six digits of the dollar. */
export function toUnits(
  asset: Asset,
  { usd, getAnswer }: { usd: number; getAnswer: GetAnswer },
): bigint {
  const scaled = BigInt(Math.floor(Math.max(0, usd) * 1e6)) * 100n * 10n ** BigInt(asset.decimals)
  return scaled / getAnswer(asset.symbol)
}

/** USD value of an amount in the asset's smallest unit, as a number. */
export function toUsd(
  asset: Asset,
  { amount, getAnswer }: { amount: bigint; getAnswer: GetAnswer },
): number {
  return Number((amount * getAnswer(asset.symbol)) / 10n ** BigInt(asset.decimals)) / 1e8
}
