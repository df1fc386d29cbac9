import type { Market } from '../market-types'
import { getToken } from '../pool-calls'

/** Answers by symbol: USD with 8 decimals. */
export type GetAnswer = (symbol: string) => bigint

/** Tokens worth so many USD, in the token's smallest unit, floored to six digits of the dollar. */
export function toTokens(
  market: Market,
  { symbol, usd, getAnswer }: { symbol: string; usd: number; getAnswer: GetAnswer },
): bigint {
  const { decimals } = getToken(market, symbol)
  return (BigInt(Math.floor(usd * 1e6)) * 100n * 10n ** BigInt(decimals)) / getAnswer(symbol)
}

/** USD value of an amount in the token's smallest unit, as a number. */
export function toUsd(
  market: Market,
  { symbol, amount, getAnswer }: { symbol: string; amount: bigint; getAnswer: GetAnswer },
): number {
  const { decimals } = getToken(market, symbol)
  return Number((amount * getAnswer(symbol)) / 10n ** BigInt(decimals)) / 1e8
}
