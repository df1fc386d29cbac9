import { zeroAddress } from 'viem'
import { toDecimalString } from '@/lib/api/decimal'
import type {
  AnatomyAmount,
  LiquidationFlow,
  PartyRole,
} from '@/lib/api/schema/liquidation-anatomy'
import type { Address } from '@/lib/risk/units'
import type { PriceTable, TokenPrice } from './token-price'
import type { Changes } from './transaction/get-changes'
import type { Swap } from './transaction/get-swaps'
import type { Transfer } from './transaction/get-transfers'
import { getUsdValue, usdDecimals } from './value-in-usd'
import { nativeAsset } from './wrapped-native'

/** Names and prices of what moved. */
export type Tokens = { prices: PriceTable; native: TokenPrice }

/** An amount of a token in the API's words. */
export function toAmount(
  { prices, native }: Tokens,
  { asset, amount }: { asset: Address; amount: bigint },
): AnatomyAmount {
  const token = asset === nativeAsset ? native : prices.get(asset.toLowerCase())
  const usd = token ? getUsdValue(token, amount) : null
  return {
    asset,
    symbol: token?.symbol ?? `${asset.slice(0, 6)}…${asset.slice(-4)}`,
    decimals: token?.decimals ?? null,
    amount: amount.toString(),
    valueUsd: toUsdText(usd),
  }
}

/** Dollars with 18 decimals as the API writes them. */
export function toUsdText(usd: bigint): string
export function toUsdText(usd: bigint | null): string | null
export function toUsdText(usd: bigint | null): string | null {
  return usd === null ? null : toDecimalString(usd, usdDecimals)
}

const order: readonly PartyRole[] = ['liquidator', 'called', 'sender', 'borrower', 'pool', 'lender']

/** Whose money it was about first, then the rest as they came. */
function byRole(rolesOf: (address: Address) => PartyRole[]) {
  const rank = (address: Address) => {
    const places = rolesOf(address).map((role) => order.indexOf(role))
    return Math.min(...places.map((place) => (place === -1 ? order.length : place)))
  }
  return (a: Address, b: Address) => rank(a) - rank(b)
}

/** Where everything went in the transaction: each transfer, each account's net, each swap. */
export function toFlow(
  tokens: Tokens,
  {
    transfers,
    swaps,
    changes,
    nativeChanges,
    rolesOf,
  }: {
    transfers: readonly Transfer[]
    swaps: readonly Swap[]
    changes: Changes
    /** Without the gas; empty where no trace tells them. */
    nativeChanges: ReadonlyMap<Address, bigint>
    rolesOf: (address: Address) => PartyRole[]
  },
): LiquidationFlow {
  const ends = transfers.flatMap(({ from, to }) => [from, to])
  const parties = [...new Set([...ends, ...nativeChanges.keys()])].filter(
    (address) => address !== zeroAddress || nativeChanges.has(address),
  )
  return {
    transfers: transfers.map(({ from, to, logIndex, ...moved }) => ({
      ...toAmount(tokens, moved),
      from,
      to,
      logIndex,
      kind: tokens.prices.get(moved.asset.toLowerCase())?.kind ?? 'token',
    })),
    parties: parties.sort(byRole(rolesOf)).map((address) => {
      const net = [...(changes.get(address) ?? [])]
      const native = nativeChanges.get(address) ?? 0n
      if (native !== 0n) net.push([nativeAsset, native])
      return {
        address,
        roles: rolesOf(address),
        changes: net.map(([asset, amount]) => toAmount(tokens, { asset, amount })),
      }
    }),
    swaps: swaps.map(({ pool, shape, logIndex, sold, bought }) => {
      const toSide = ({ asset, amount }: Swap['sold']) =>
        asset === null ? null : toAmount(tokens, { asset, amount })
      return { pool, shape, logIndex, sold: toSide(sold), bought: toSide(bought) }
    }),
  }
}
