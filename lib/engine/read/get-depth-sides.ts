import type { DepthQuery, DepthToken } from '@/lib/api/schema/depth'
import type { MarketAsset } from '@/lib/api/schema/market'
import { InvalidRequestError } from '@/lib/errors'
import type { Population } from '@/lib/risk/cascade/population'
import type { Sides } from '@/lib/risk/cascade/sum-sides'
import { pow10 } from '@/lib/risk/pow10'

export type DepthSides = {
  collateral: DepthToken
  /** The one asked for, else the largest debts, the largest first. */
  debts: readonly DepthToken[]
  /** What may lie between: the largest other assets, held and owed together. */
  between: readonly DepthToken[]
  /** Smallest units of the collateral that secure a debt, of all accounts; a sum of doubles. */
  held: bigint
}

/** Debts among which one with a pool is looked for. */
const MOST_DEBTS = 4
const MOST_BETWEEN = 6
/** Digits that a sum of doubles is good for. */
const TOKEN_UNIT = 1_000_000_000

/**
 * The two tokens of a sale: those that are asked for, else the largest collateral and the largest debt; and what may
 * lie between them.
 * @throws InvalidRequestError for a token that the market does not list, or the same twice
 */
export function getDepthSides({
  population,
  sides,
  assets,
  query,
}: {
  population: Population
  /** Of that population. */
  sides: Sides
  assets: readonly MarketAsset[]
  query: Pick<DepthQuery, 'market' | 'collateral' | 'debt'>
}): DepthSides {
  const places = new Map(
    population.assets.map((asset, index) => [asset.address.toLowerCase(), index]),
  )
  const getTokens = (address: string, side: keyof Sides) =>
    sides[side][places.get(address.toLowerCase()) ?? -1] ?? 0
  const find = (address: string) => {
    const found = assets.find((asset) => asset.address.toLowerCase() === address.toLowerCase())
    if (found) return found
    throw new InvalidRequestError(
      `${address} is not listed by ${query.market}: take an address of its assets in /api/v1/markets.`,
    )
  }
  const getValue = ({ address, price }: MarketAsset, side: keyof Sides) =>
    getTokens(address, side) * Number(price.usd ?? 0)
  const rank = (side: keyof Sides, except: MarketAsset | undefined) =>
    assets
      .filter((asset) => asset !== except)
      .toSorted((a, b) => getValue(b, side) - getValue(a, side))
  const chosen = query.debt === undefined ? undefined : find(query.debt)
  const collateral =
    query.collateral === undefined ? rank('held', chosen)[0] : find(query.collateral)
  const others = rank('owed', collateral)
  const owed = others.filter(({ address }) => getTokens(address, 'owed') > 0)
  const debts = chosen ? [chosen] : (owed.length > 0 ? owed : others).slice(0, MOST_DEBTS)
  if (!collateral || debts.length === 0)
    throw new InvalidRequestError(`${query.market} lists no two tokens to sell for one another.`)
  if (collateral === chosen)
    throw new InvalidRequestError(
      'collateral and debt are the same token: name two, or leave one out.',
    )
  const total = (asset: MarketAsset) => getValue(asset, 'held') + getValue(asset, 'owed')
  const between = assets
    .filter((asset) => asset !== collateral && asset !== chosen)
    .toSorted((a, b) => total(b) - total(a))
  const held = getTokens(collateral.address, 'held')
  return {
    collateral: toToken(collateral),
    debts: debts.map(toToken),
    between: between.slice(0, MOST_BETWEEN).map(toToken),
    held: (BigInt(Math.floor(held * TOKEN_UNIT)) * pow10(collateral.decimals)) / BigInt(TOKEN_UNIT),
  }
}

function toToken({ address, symbol, decimals, price }: MarketAsset): DepthToken {
  return { address, symbol, decimals, priceUsd: price.usd }
}
