import type { Mix } from '@/lib/anatomy/get-causes'
import { type CauseRules, readCause } from '@/lib/anatomy/read-cause'
import type { Teller } from '@/lib/anatomy/teller'
import { toDecimalString } from '@/lib/api/decimal'
import type { LiquidationCause } from '@/lib/api/schema/liquidation-anatomy'
import { AdapterInvariantError } from '@/lib/errors'
import { getMorphoHealth, isMorphoLiquidatable } from '@/lib/risk/morpho-blue/get-health'
import {
  type AccruedMorphoState,
  type MorphoAccount,
  ORACLE_PRICE_SCALE,
} from '@/lib/risk/morpho-blue/state'
import type { Address } from '@/lib/risk/units'
import type { MorphoMarketFacts } from '../market-facts'
import { readMorphoAtBlock } from '../read-at-block'
import { toMarketState } from '../to-market-state'
import { readActs } from './read-acts'

/** A market and one account of it at one moment, interest accrued. */
export type MorphoMoment = { state: AccruedMorphoState; account: MorphoAccount }

/** What moves an account's health; a market's line never changes. */
const groups = {
  'oracle-round': (base, { state: { collateralPrice } }) => ({
    ...base,
    state: { ...base.state, collateralPrice },
  }),
  interest: (base, { state: { totalBorrowAssets, totalBorrowShares } }) => ({
    ...base,
    state: { ...base.state, totalBorrowAssets, totalBorrowShares },
  }),
  'owner-act': (base, { account }) => ({ ...base, account }),
} as const satisfies Record<string, Mix<MorphoMoment>>

function judge({ state, account }: MorphoMoment): boolean {
  return isMorphoLiquidatable(state, account)
}

function getHealth({ state, account }: MorphoMoment): bigint | null {
  const health = getMorphoHealth(state, account)
  return health.kind === 'priced' ? health.healthFactor : null
}

/** Tells of one account of a Morpho market: one `eth_call` a moment. */
export function createMorphoTeller({
  morpho,
  facts,
  account,
}: {
  morpho: Address
  facts: MorphoMarketFacts
  account: Address
}): Teller<MorphoMoment> {
  return {
    async readMoment(client, at) {
      const { id: marketId } = facts
      const nothing = { oracles: [], feeds: [], grants: [] }
      const positions = [{ marketId, account }]
      const options = { morpho, markets: [marketId], positions, ...nothing, ...at }
      const read = await readMorphoAtBlock(client, options)
      const totals = read.markets.get(marketId)
      const [position] = read.positions
      if (!totals || !position) throw new AdapterInvariantError('The lens left out a position.')
      const state = toMarketState(facts, { totals, timestamp: read.timestamp })
      return { state, account: position.account }
    },
    isLiquidatable: judge,
    withAccountOf: groups['owner-act'],
    readCause: (client, { safe, unsafe, at }) =>
      readCause(causeRules, {
        safe,
        unsafe,
        readActs: () => readActs(client, { morpho, marketId: facts.id, account, ...at }),
      }),
  }
}

const causeRules: CauseRules<MorphoMoment, keyof typeof groups> = {
  groups,
  isLiquidatable: judge,
  getHealth,
  isForced,
  listPrices,
}

function isForced(acts: LiquidationCause['acts']): boolean {
  return acts.length > 0 && acts.every(({ event }) => event === 'Liquidate')
}

/** The oracle's price, loan tokens a collateral token: in its own terms, since it tells no dollars. */
function listPrices({
  safe,
  unsafe,
}: {
  safe: MorphoMoment
  unsafe: MorphoMoment
}): LiquidationCause['prices'] {
  const [was, is] = [safe.state.collateralPrice, unsafe.state.collateralPrice]
  if (was === null || is === null || was === is) return []
  const { asset, symbol } = unsafe.state.collateralToken
  return [
    {
      asset,
      symbol,
      before: toLoanTokens(safe.state, was),
      after: toLoanTokens(unsafe.state, is),
      unit: unsafe.state.loanToken.symbol,
      decisive: !judge(groups['oracle-round'](unsafe, safe)),
    },
  ]
}

function toLoanTokens({ loanToken, collateralToken }: AccruedMorphoState, price: bigint): string {
  const units = (price * 10n ** BigInt(collateralToken.decimals)) / ORACLE_PRICE_SCALE
  return toDecimalString(units, loanToken.decimals)
}
