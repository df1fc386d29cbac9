import type { Population, PopulationAsset, PopulationTerms } from '@/lib/risk/cascade/population'
import { createPopulationBuilder } from '@/lib/risk/cascade/population-builder'
import { getLiquidationIncentiveFactor } from '@/lib/risk/morpho-blue/get-incentive-factor'
import type { AccruedMorphoState, MorphoAccount, MorphoToken } from '@/lib/risk/morpho-blue/state'
import type { Address } from '@/lib/risk/units'

type Options = {
  market: { id: string; name: string; chainId: number }
  state: AccruedMorphoState
  accounts: readonly MorphoAccount[]
  /** Dollars a whole token; `null` where nobody says. */
  dollars: { loan: number | null; collateral: number | null }
  /** What the oracle's price hangs on, where it names any. */
  feed: Address | null
}

/** Everyone with debt in a Morpho market as number columns: asset 0 the loan token, 1 the collateral. */
export function toMorphoPopulation(options: Options): Population {
  const { market, state, accounts, dollars } = options
  const builder = createPopulationBuilder()
  const loan = builder.addTerm(toTerms({ asset: 0, weight: 0, bonus: 1 }))
  const collateral = builder.addTerm(
    toTerms({
      asset: 1,
      weight: Number(state.lltv) / 1e18,
      bonus: Number(getLiquidationIncentiveFactor(state.lltv)) / 1e18,
    }),
  )
  const isPriced = dollars.loan !== null && dollars.collateral !== null
  // Virtual assets and shares, as `SharesMathLib` counts.
  const perShare =
    Number(state.totalBorrowAssets + 1n) / Number(state.totalBorrowShares + 1_000_000n)
  for (const account of accounts) {
    if (account.borrowShares === 0n) continue
    if (!isPriced) {
      builder.addUnpriced()
      continue
    }
    const owed = Math.max(1, Number(account.borrowShares) * perShare)
    builder.addAccount(account.address, {
      collateral: [
        { term: collateral, amount: toTokens(account.collateral, state.collateralToken) },
      ],
      debt: [{ term: loan, amount: owed / 10 ** state.loanToken.decimals }],
    })
  }
  return builder.build({
    market: { ...market, rules: { kind: 'morpho-blue' } },
    assets: toAssets(options),
  })
}

function toTokens(amount: bigint, { decimals }: MorphoToken): number {
  return Number(amount) / 10 ** decimals
}

function toAssets({ state, dollars, feed }: Options): PopulationAsset[] {
  const toAsset = (token: MorphoToken, price: number | null, own: Address | null) => ({
    market: 0,
    address: token.asset,
    symbol: token.symbol,
    decimals: token.decimals,
    price: price ?? 0,
    feed: own,
  })
  return [
    toAsset(state.loanToken, dollars.loan, null),
    toAsset(state.collateralToken, dollars.collateral, feed),
  ]
}

function toTerms(options: Pick<PopulationTerms, 'asset' | 'weight' | 'bonus'>): PopulationTerms {
  return { ...options, eMode: 0, protocolFee: 0, priceFactor: 1, isBlocked: false }
}
