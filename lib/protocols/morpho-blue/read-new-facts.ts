import type { Hex } from 'viem'
import type { ChainClient } from '@/lib/chain/chain-client'
import type { MorphoToken } from '@/lib/risk/morpho-blue/state'
import type { Address } from '@/lib/risk/units'
import type { LensPlace } from './lens/call-lens'
import { readLensParams, readLensTokens } from './lens/read-lens-facts'
import type { MorphoMarketFacts } from './market-facts'

/**
 * What of markets never changes: two `eth_call`s, one where `tokens` knows all of theirs. Tokens that are read are
 * added to it. Ids without a market have the zero address for everything.
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
  const params = await readLensParams(client, { morpho, markets, ...at })
  const all = params.flatMap(({ loanToken, collateralToken }) => [loanToken, collateralToken])
  const unknown = [...new Set(all)].filter((token) => !tokens.has(token))
  if (unknown.length > 0)
    for (const token of await readLensTokens(client, { tokens: unknown, ...at }))
      tokens.set(token.asset, token)
  return params.flatMap(({ loanToken, collateralToken, ...rest }, index) => {
    const [id, loan, collateral] = [
      markets[index],
      tokens.get(loanToken),
      tokens.get(collateralToken),
    ]
    return id && loan && collateral
      ? [{ id, loanToken: loan, collateralToken: collateral, ...rest }]
      : []
  })
}
