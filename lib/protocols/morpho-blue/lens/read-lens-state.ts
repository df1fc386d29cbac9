import { type Address, concatHex, encodeFunctionData, type Hex, numberToHex } from 'viem'
import type { ChainClient } from '@/lib/chain/chain-client'
import type { ByteReader } from '@/lib/chain/lens/byte-reader'
import type { Wad } from '@/lib/risk/units'
import type { MorphoReading, MorphoTotals } from '../market-facts'
import { callLens, type LensPlace } from './call-lens'
import { morphoLensAbi } from './morpho-lens.bytecode'

export type LensStateRequest = LensPlace & {
  morpho: Address
  markets: readonly Hex[]
  oracles: readonly Address[]
  feeds: readonly Address[]
  positions: readonly { marketId: Hex; account: Address }[]
  grants: readonly { account: Address; line: Address }[]
}

/** Each list may be shorter than what was asked for: the lens stops before its gas ends. */
export type LensState = {
  /** `block.timestamp` of the call. */
  timestamp: number
  /** Without a price and a rate where nothing is owed: neither was asked for. */
  markets: (MorphoTotals | MorphoReading)[]
  /** 1e36 scale; `null` where an oracle reverts or answers 0. */
  prices: (bigint | null)[]
  /** When the newest round was, seconds; `null` where a feed tells none. */
  rounds: (number | null)[]
  positions: { borrowShares: bigint; collateral: bigint }[]
  grants: boolean[]
}

/** Totals, prices, rates, positions and authorisations: one `eth_call`. See `callLens` for what it throws. */
export function readLensState(client: ChainClient, request: LensStateRequest): Promise<LensState> {
  const { morpho, markets, oracles, feeds, positions, grants, ...at } = request
  const data = encodeFunctionData({
    abi: morphoLensAbi,
    functionName: 'read',
    args: [
      morpho,
      pack(markets),
      pack(oracles),
      pack(feeds),
      toGroups(positions),
      pack(grants.flatMap(({ account, line }) => [account, line])),
    ],
  })
  return callLens(client, {
    data,
    at,
    parse: (reader) => ({
      timestamp: reader.number(5),
      markets: parseList(reader, () => parseMarket(reader)),
      prices: parseList(reader, () => parsePrice(reader)),
      rounds: parseList(reader, () => reader.number(5) || null),
      positions: parseList(reader, () => ({
        borrowShares: reader.bigint(16),
        collateral: reader.bigint(16),
      })),
      grants: parseList(reader, () => reader.number(1) === 1),
    }),
  })
}

export function pack(parts: readonly Hex[]): Hex {
  return parts.length === 0 ? '0x' : concatHex(parts)
}

const largestGroup = 0xffff

/** Neighbours of one market share its id. */
function toGroups(positions: LensStateRequest['positions']): Hex {
  const groups: { marketId: Hex; accounts: Address[] }[] = []
  for (const { marketId, account } of positions) {
    const last = groups.at(-1)
    if (last?.marketId === marketId && last.accounts.length < largestGroup)
      last.accounts.push(account)
    else groups.push({ marketId, accounts: [account] })
  }
  return pack(
    groups.flatMap(({ marketId, accounts }) => [
      marketId,
      numberToHex(accounts.length, { size: 2 }),
      ...accounts,
    ]),
  )
}

function parseList<T>(reader: ByteReader, parse: () => T): T[] {
  return Array.from({ length: reader.number(4) }, parse)
}

function parseMarket(reader: ByteReader): MorphoTotals | MorphoReading {
  const totals = {
    totalSupplyAssets: reader.bigint(16),
    totalSupplyShares: reader.bigint(16),
    totalBorrowAssets: reader.bigint(16),
    totalBorrowShares: reader.bigint(16),
    lastUpdate: Number(reader.bigint(16)),
    fee: reader.bigint(16) as Wad,
  }
  const hasDebt = reader.number(1) === 1
  if (!hasDebt) return totals
  const price = parsePrice(reader)
  const hasRate = reader.number(1) === 1
  const borrowRate = reader.bigint(32) as Wad
  return { ...totals, price, borrowRate: hasRate ? borrowRate : null }
}

function parsePrice(reader: ByteReader): bigint | null {
  const known = reader.number(1) === 1
  const price = reader.bigint(32)
  return known && price > 0n ? price : null
}
