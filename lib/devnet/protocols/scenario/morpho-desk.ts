import type { Address } from 'viem'
import type { DevnetClient } from '../../chain-client'
import { morphoAbi } from '../../morpho-blue/morpho-abi'
import * as calls from '../../morpho-blue/morpho-calls'
import type { MorphoDeployment } from '../../morpho-blue/morpho-types'
import { readMorphoPosition } from '../../morpho-blue/read-position'
import { pick, pickBetween, scaleAmount } from '../../rng'
import type { GetAnswer } from '../../scenario/amounts'
import type { AccountState } from '../../scenario/scan-accounts'
import { passes } from '../passes'
import type { Debtor, ProtocolDesk } from './desk-types'
import { toUnits, toUsd } from './to-units'

const VIRTUAL_SHARES = 10n ** 6n
const READINGS_A_VALUE = 6

/** What debtors and keepers do on Morpho: liquidations whole and in part, pre-liquidations. */
export function createMorphoDesk(
  client: DevnetClient,
  {
    morpho,
    debtors,
    keepers,
    getAnswer,
  }: {
    morpho: MorphoDeployment
    debtors: readonly Debtor[]
    keepers: readonly Address[]
    getAnswer: GetAnswer
  },
): ProtocolDesk {
  const getMarket = ({ place }: Debtor) => {
    const market = morpho.markets[place]
    if (!market) throw new Error(`no market ${place} of Morpho`)
    return market
  }
  const getLimit = (debtor: Debtor) => Number(getMarket(debtor).params.lltv) / 1e18

  const read = { address: morpho.morpho, abi: morphoAbi }
  let values: { assets: bigint; shares: bigint }[] = []
  let readings = 0

  /** What shares of debt are worth in each market; interest makes little of it in a few hours. */
  async function readShareValues() {
    readings += 1
    if (values.length > 0 && readings % READINGS_A_VALUE !== 0) return values
    const totals = await client.multicall({
      allowFailure: false,
      batchSize: 0,
      contracts: morpho.markets.map(({ id }) => ({
        ...read,
        functionName: 'market' as const,
        args: [id] as const,
      })),
    })
    values = totals.map(([, , assets, shares]) => ({
      assets: assets + 1n,
      shares: shares + VIRTUAL_SHARES,
    }))
    return values
  }

  return {
    protocol: 'morpho-blue',
    debtors,
    isUnsettled: () => false,
    earlyLine: 1.045,

    async readStates(chosen) {
      const reading = readShareValues()
      const positions = await client.multicall({
        allowFailure: false,
        batchSize: 0,
        contracts: chosen.map((debtor) => ({
          ...read,
          functionName: 'position' as const,
          args: [getMarket(debtor).id, debtor.address] as const,
        })),
      })
      const shareValues = await reading
      const states = new Map<Address, AccountState>()
      for (const [index, debtor] of chosen.entries()) {
        const [position, value] = [positions[index], shareValues[debtor.place]]
        if (!position || !value) continue
        const { collateral, loan } = getMarket(debtor)
        const owed = (position[1] * value.assets) / value.shares
        const collateralUsd = toUsd(collateral, { amount: position[2], getAnswer })
        const debtUsd = toUsd(loan, { amount: owed, getAnswer })
        const limitUsd = collateralUsd * getLimit(debtor)
        states.set(debtor.address, {
          collateralUsd,
          debtUsd,
          availableUsd: Math.max(0, limitUsd - debtUsd),
          health: debtUsd === 0 ? Number.POSITIVE_INFINITY : limitUsd / debtUsd,
        })
      }
      return states
    },

    toOpening(debtor) {
      const { address: user, collateralUsd, targetHealth } = debtor
      const market = getMarket(debtor)
      const assets = toUnits(market.collateral, { usd: collateralUsd, getAnswer })
      const share = Math.min(getLimit(debtor) / targetHealth, getLimit(debtor) * 0.985)
      const size = { assets: toUnits(market.loan, { usd: collateralUsd * share, getAnswer }) }
      const authorisations = debtor.optsIn
        ? morpho.preLiquidations
            .filter(({ marketId }) => marketId === market.id)
            .map(({ address: authorized }) =>
              calls.toSetAuthorization(morpho, { user, authorized, enabled: true }),
            )
        : []
      return [
        ...authorisations,
        calls.toSupplyCollateral(morpho, { market, user, assets }),
        calls.toBorrow(morpho, { market, user, size }),
      ]
    },

    toAdjustment({ debtor, state }, targetHealth) {
      const market = getMarket(debtor)
      const { address: user } = debtor
      const targetDebt = (state.debtUsd * state.health) / targetHealth
      const usd = Math.abs(targetDebt - state.debtUsd)
      const size = { assets: toUnits(market.loan, { usd, getAnswer }) }
      if (usd < 1) return []
      return targetDebt < state.debtUsd
        ? [calls.toRepay(morpho, { market, user, size })]
        : [calls.toBorrow(morpho, { market, user, size })]
    },

    async findForcedSale({ debtor, state }, rng) {
      const market = getMarket(debtor)
      const { address: borrower } = debtor
      const liquidator = pick(rng, keepers)
      const query = { morpho: morpho.morpho, market, user: borrower }
      const { borrowShares, collateral } = await readMorphoPosition(client, query)
      if (borrowShares === 0n) return []
      if (state.health >= 1) {
        const contract = morpho.preLiquidations.find(({ marketId }) => marketId === market.id)
        if (!contract || !debtor.optsIn) return []
        const shares = [pickBetween(rng, [0.08, 0.35]), 0.06, 0.03]
        for (const share of shares) {
          const size = { repaidShares: scaleAmount(borrowShares, share) }
          const request = calls.toPreLiquidate(contract, { liquidator, borrower, size })
          if (await passes(client, request)) return [request]
        }
        return []
      }
      const part = scaleAmount(borrowShares, pickBetween(rng, [0.2, 0.7]))
      const sizes = [
        ...(rng() < 0.3 ? [{ repaidShares: part }] : []),
        { repaidShares: borrowShares },
        { seizedAssets: collateral },
      ]
      for (const size of sizes) {
        const request = calls.toLiquidate(morpho, { market, liquidator, borrower, size })
        if (await passes(client, request)) return [request]
      }
      return []
    },

    toPriceFollowUps: async () => [],
    findKeeping: async () => [],
  }
}
