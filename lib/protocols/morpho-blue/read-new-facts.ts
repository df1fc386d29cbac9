import type { Hex } from 'viem'
import type { ChainClient } from '@/lib/chain/chain-client'
import type { MorphoToken } from '@/lib/risk/morpho-blue/state'
import type { Address } from '@/lib/risk/units'
import type { LensPlace } from './lens/call-lens'
import { readLensFeeds, readLensParams, readLensTokens } from './lens/read-lens-facts'
import type { MorphoMarketFacts } from './market-facts'
import { readInHalves } from './read-in-halves'

/**
 * What of markets never changes: three `eth_call`s, two where `tokens` knows all of theirs. Tokens that are read
 * are added to it. Ids without a market have the zero address for everything.
 *
 * @throws ChainReadError, HistoryUnavailableError, ReorgError
 */
export async function readNewFacts(
  client: ChainClient,
  options: {
    morpho: Address
    markets: readonly Hex[]
    tokens: Map<Address, MorphoToken>
    at: LensPlace
  },
): Promise<MorphoMarketFacts[]> {
  const { morpho, markets, tokens, at } = options
  const params = await readInHalves(markets, (part) =>
    readLensParams(client, { morpho, markets: part, ...at }),
  )
  const all = params.flatMap(({ loanToken, collateralToken }) => [loanToken, collateralToken])
  const unknown = [...new Set(all)].filter((token) => !tokens.has(token))
  for (const token of await readInHalves(unknown, (part) =>
    readLensTokens(client, { tokens: part, ...at }),
  ))
    tokens.set(token.asset, token)
  const feeds = await readInHalves(
    params.map(({ oracle }) => oracle),
    (part) => readLensFeeds(client, { oracles: part, ...at }),
  )
  return params.flatMap(({ loanToken, collateralToken, ...rest }, index) => {
    const id = markets[index]
    const [loan, collateral] = [tokens.get(loanToken), tokens.get(collateralToken)]
    return id && loan && collateral
      ? [{ id, loanToken: loan, collateralToken: collateral, ...rest, feeds: feeds[index] ?? [] }]
      : []
  })
}
