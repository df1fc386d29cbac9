import type { Hash, Hex } from 'viem'
import type { ChainClient } from '@/lib/chain/chain-client'
import { AdapterInvariantError, ChainReadError } from '@/lib/errors'
import type { MorphoAccount } from '@/lib/risk/morpho-blue/state'
import type { Address } from '@/lib/risk/units'
import { getBatchSize } from '../batch-size'
import { type LensState, readLensState } from './lens/read-lens-state'
import type { MorphoReading, MorphoTotals } from './market-facts'

export type MorphoAtBlock = {
  /** Seconds. */
  timestamp: number
  markets: Map<Hex, MorphoTotals | MorphoReading>
  /** 1e36 scale, by oracle; `null` where one reverts or answers 0. */
  prices: Map<Address, bigint | null>
  /** When each feed's newest round was, seconds; `null` where it tells none. */
  rounds: Map<Address, number | null>
  positions: { marketId: Hex; account: MorphoAccount }[]
  grants: { account: Address; line: Address; granted: boolean }[]
}

export type MorphoAtBlockOptions = {
  morpho: Address
  /** At least one, or nothing is read. */
  markets: readonly Hex[]
  oracles: readonly Address[]
  feeds: readonly Address[]
  positions: readonly { marketId: Hex; account: Address }[]
  grants: readonly { account: Address; line: Address }[]
  blockHash: Hash
  blockNumber?: number
}

/**
 * Markets, prices, positions and authorisations at one block. One `eth_call` where they fit, else more, all at the
 * same block; batches shrink when gas or time runs out, and their sizes are remembered.
 *
 * @throws HistoryUnavailableError, ReorgError, ChainReadError, AdapterInvariantError
 */
export async function readMorphoAtBlock(
  client: ChainClient,
  options: MorphoAtBlockOptions,
): Promise<MorphoAtBlock> {
  const { morpho, markets, oracles, feeds, positions, grants, blockHash, blockNumber } = options
  const found: MorphoAtBlock = {
    timestamp: 0,
    markets: new Map(),
    prices: new Map(),
    rounds: new Map(),
    positions: [],
    grants: [],
  }
  const isAll = () =>
    found.markets.size === markets.length &&
    found.prices.size === oracles.length &&
    found.rounds.size === feeds.length &&
    found.positions.length === positions.length &&
    found.grants.length === grants.length
  const sizes = {
    markets: getBatchSize(client, `${morpho} markets`),
    accounts: getBatchSize(client, `${morpho} accounts`),
  }
  for (let first = true; first || !isAll(); first = false) {
    const [ofMarkets, ofAccounts] = [sizes.markets.get(), sizes.accounts.get()]
    const request = {
      morpho,
      blockHash,
      blockNumber,
      markets: take(markets, { from: found.markets.size, size: ofMarkets }),
      oracles: take(oracles, { from: found.prices.size, size: ofMarkets }),
      feeds: take(feeds, { from: found.rounds.size, size: ofMarkets }),
      positions: take(positions, { from: found.positions.length, size: ofAccounts }),
      grants: take(grants, { from: found.grants.length, size: ofAccounts }),
    }
    try {
      const state = await readLensState(client, request)
      const asked = request.positions.length + request.grants.length
      const read = state.positions.length + state.grants.length
      if (state.markets.length < request.markets.length)
        sizes.markets.learn({ asked: request.markets.length, read: state.markets.length })
      else if (asked > 0) sizes.accounts.learn({ asked, read: Math.max(1, read) })
      add(found, { state, request })
    } catch (error) {
      const shrinkable =
        error instanceof ChainReadError &&
        (error.reason === 'out-of-gas' || error.reason === 'timeout')
      if (!shrinkable) throw error
      const fewerAccounts =
        request.positions.length > 0 && sizes.accounts.shrink(request.positions.length)
      const fewerMarkets =
        request.markets.length > 0 && sizes.markets.shrink(request.markets.length)
      if (!fewerAccounts && !fewerMarkets) throw error
    }
  }
  return found
}

function take<T>(list: readonly T[], { from, size }: { from: number; size: number }): readonly T[] {
  return list.slice(from, from + size)
}

function add(
  found: MorphoAtBlock,
  { state, request }: { state: LensState; request: Request },
): void {
  const lists = [state.markets, state.prices, state.rounds, state.positions, state.grants]
  const { markets, oracles, feeds, positions, grants } = request
  const asked = [markets, oracles, feeds, positions, grants]
  if (asked.some(({ length }) => length > 0) && lists.every(({ length }) => length === 0))
    throw new AdapterInvariantError('The lens read nothing of what it was asked for.')
  found.timestamp = state.timestamp
  for (const [index, market] of state.markets.entries())
    found.markets.set(at(markets, index), market)
  for (const [index, price] of state.prices.entries()) found.prices.set(at(oracles, index), price)
  for (const [index, round] of state.rounds.entries()) found.rounds.set(at(feeds, index), round)
  for (const [index, position] of state.positions.entries()) {
    const { marketId, account: address } = at(positions, index)
    found.positions.push({ marketId, account: { address, ...position } })
  }
  for (const [index, granted] of state.grants.entries())
    found.grants.push({ ...at(grants, index), granted })
}

type Request = Omit<MorphoAtBlockOptions, 'blockNumber'>

function at<T>(list: readonly T[], index: number): T {
  const value = list[index]
  if (value === undefined) throw new AdapterInvariantError('The lens answered more than was asked.')
  return value
}
