import type { ChainClient } from '@/lib/chain/chain-client'
import { AdapterInvariantError, ChainReadError } from '@/lib/errors'
import type { CometAccount, CometMarketState } from '@/lib/risk/compound-v3/state'
import type { Address } from '@/lib/risk/units'
import { getBatchSize } from '../batch-size'
import type { UsdPrices } from '../market-adapter'
import { type CometQuote, getQuote } from './get-quote'
import type { LensPlace } from './lens/call-lens'
import type { LensMarket } from './lens/lens-market'
import { type LensReading, readLens } from './lens/read-lens'
import { readSymbols } from './lens/read-symbols'
import type { CometFacts } from './market-facts'
import { toFacts, toMarketState } from './to-market-state'

export type CometAtBlock = {
  /** As stored: not accrued to the block's time. */
  state: CometMarketState
  facts: CometFacts
  quote: CometQuote
  /** In the order asked for. */
  accounts: CometAccount[]
  /** By token, those given and those that were new. */
  symbols: ReadonlyMap<Address, string>
}

/**
 * A Comet at one block with all its parameters, and the accounts asked for. One `eth_call` where they fit, else more,
 * all at the same block; batches shrink when gas or time runs out, and the size is remembered. One more where a token
 * is listed whose symbol is not known. Parameters come with every block: an upgrade of the proxy needs no notice.
 *
 * @throws ConfigError where there is no Comet, HistoryUnavailableError, ReorgError, ChainReadError,
 * AdapterInvariantError
 */
export async function readAtBlock(
  client: ChainClient,
  options: {
    comet: Address
    accounts: readonly Address[]
    symbols: ReadonlyMap<Address, string>
    usdPrices: UsdPrices
    at: LensPlace
  },
): Promise<CometAtBlock> {
  const { comet, at, usdPrices } = options
  const first = await readBatch(client, { ...options, begin: 0, withMarket: true })
  const { market, timestamp, accounts } = first
  if (market === null) throw new AdapterInvariantError('The lens left out the Comet itself.')
  while (accounts.length < options.accounts.length) {
    const next = { ...options, begin: accounts.length, withMarket: false }
    accounts.push(...(await readBatch(client, next)).accounts)
  }
  const tokens = listTokens(market).filter((token) => !options.symbols.has(token))
  const added = await readSymbols(client, { comet, tokens, at })
  const symbols = added.size === 0 ? options.symbols : new Map([...options.symbols, ...added])
  const state = toMarketState(market, { timestamp, symbols })
  return {
    state,
    facts: toFacts(comet, market),
    quote: getQuote(state, usdPrices),
    accounts,
    symbols,
  }
}

function listTokens({ baseToken, assets }: LensMarket): Address[] {
  return [...new Set([baseToken, ...assets.map(({ asset }) => asset)])]
}

async function readBatch(
  client: ChainClient,
  options: {
    comet: Address
    accounts: readonly Address[]
    begin: number
    withMarket: boolean
    at: LensPlace
  },
): Promise<LensReading> {
  const { comet, accounts, begin, withMarket, at } = options
  const size = getBatchSize(client, comet)
  for (;;) {
    const batch = accounts.slice(begin, begin + size.get())
    try {
      const reading = await readLens(client, { comet, accounts: batch, withMarket, at })
      if (batch.length > 0) size.learn({ asked: batch.length, read: reading.accounts.length })
      return reading
    } catch (error) {
      const shrinkable =
        error instanceof ChainReadError &&
        (error.reason === 'out-of-gas' || error.reason === 'timeout')
      if (!shrinkable || !size.shrink(batch.length)) throw error
    }
  }
}
