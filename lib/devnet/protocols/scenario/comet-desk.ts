import type { Address } from 'viem'
import type { DevnetClient } from '../../chain-client'
import { cometAbi } from '../../compound-v3/comet-abi'
import * as calls from '../../compound-v3/comet-calls'
import type { CometMarket } from '../../compound-v3/comet-types'
import type { Asset } from '../../market-types'
import { pick, pickBetween, scaleAmount } from '../../rng'
import type { GetAnswer } from '../../scenario/amounts'
import type { AccountState } from '../../scenario/scan-accounts'
import { passes } from '../passes'
import type { Debtor, ProtocolDesk } from './desk-types'
import { toUnits, toUsd } from './to-units'

/** Share of the limit that a debtor draws at most, so that rounding can't refuse it. */
const LIMIT_SHARE = 0.985

/** What debtors and keepers do on the Comets: absorptions, and purchases from the shelf. */
export function createCometDesk(
  client: DevnetClient,
  {
    markets,
    debtors,
    keepers,
    getAnswer,
  }: {
    markets: readonly CometMarket[]
    debtors: readonly Debtor[]
    keepers: readonly Address[]
    getAnswer: GetAnswer
  },
): ProtocolDesk {
  const getMarket = ({ place }: Debtor) => {
    const market = markets[place]
    if (!market) throw new Error(`no Comet ${place}`)
    return market
  }
  const getFactors = (market: CometMarket, symbol: string) => {
    const terms = market.config.collaterals.find((collateral) => collateral.symbol === symbol)
    return {
      borrow: Number(terms?.borrowCollateralFactor ?? 0n) / 1e18,
      liquidate: Number(terms?.liquidateCollateralFactor ?? 0n) / 1e18,
    }
  }
  const getCollaterals = (debtor: Debtor): Asset[] =>
    getMarket(debtor).collaterals.filter(({ symbol }) => debtor.collateral.includes(symbol))

  /** False when nothing was absorbed since the shelves were found empty. */
  let mayHaveShelves = true

  /** Everything on the shelves that is worth a purchase. */
  async function readShelves() {
    const shelves = markets.flatMap((market) =>
      market.collaterals.map((asset) => ({ market, asset })),
    )
    const amounts = await client.multicall({
      allowFailure: false,
      batchSize: 0,
      contracts: shelves.map(({ market, asset }) => ({
        address: market.comet,
        abi: cometAbi,
        functionName: 'getCollateralReserves' as const,
        args: [asset.address] as const,
      })),
    })
    return shelves
      .map((shelf, index) => ({ ...shelf, onSale: amounts[index] ?? 0n }))
      .filter(({ asset, onSale }) => toUsd(asset, { amount: onSale, getAnswer }) >= 20)
  }

  async function findPurchase(
    { market, asset, onSale }: { market: CometMarket; asset: Asset; onSale: bigint },
    { share, buyer }: { share: number; buyer: Address },
  ) {
    const unit = 10n ** BigInt(market.base.decimals)
    const quote = await client.readContract({
      address: market.comet,
      abi: cometAbi,
      functionName: 'quoteCollateral',
      args: [asset.address, unit],
    })
    const baseAmount = scaleAmount((onSale * unit) / (quote + 1n), share)
    const request = calls.toBuyCollateral(market, { buyer, asset, baseAmount })
    return (await passes(client, request)) ? request : undefined
  }

  return {
    protocol: 'compound-v3',
    debtors,
    isUnsettled: () => false,
    earlyLine: 0,

    async readStates(chosen) {
      const holdings = chosen.flatMap((debtor) =>
        getCollaterals(debtor).map((asset) => ({ debtor, asset })),
      )
      const [owed, balances] = await Promise.all([
        client.multicall({
          allowFailure: false,
          batchSize: 0,
          contracts: chosen.map((debtor) => ({
            address: getMarket(debtor).comet,
            abi: cometAbi,
            functionName: 'borrowBalanceOf' as const,
            args: [debtor.address] as const,
          })),
        }),
        client.multicall({
          allowFailure: false,
          batchSize: 0,
          contracts: holdings.map(({ debtor, asset }) => ({
            address: getMarket(debtor).comet,
            abi: cometAbi,
            functionName: 'userCollateral' as const,
            args: [debtor.address, asset.address] as const,
          })),
        }),
      ])
      const states = new Map<Address, AccountState>()
      for (const [index, debtor] of chosen.entries()) {
        const market = getMarket(debtor)
        const debtUsd = toUsd(market.base, { amount: owed[index] ?? 0n, getAnswer })
        let [collateralUsd, borrowUsd, liquidateUsd] = [0, 0, 0]
        for (const [at, holding] of holdings.entries()) {
          if (holding.debtor !== debtor) continue
          const usd = toUsd(holding.asset, { amount: balances[at]?.[0] ?? 0n, getAnswer })
          const factors = getFactors(market, holding.asset.symbol)
          collateralUsd += usd
          borrowUsd += usd * factors.borrow
          liquidateUsd += usd * factors.liquidate
        }
        states.set(debtor.address, {
          collateralUsd,
          debtUsd,
          availableUsd: Math.max(0, borrowUsd - debtUsd),
          health: debtUsd === 0 ? Number.POSITIVE_INFINITY : liquidateUsd / debtUsd,
        })
      }
      return states
    },

    toOpening(debtor) {
      const market = getMarket(debtor)
      const { address: user, collateralUsd, targetHealth } = debtor
      const assets = getCollaterals(debtor)
      const usd = collateralUsd / Math.max(1, assets.length)
      let [borrowUsd, liquidateUsd] = [0, 0]
      for (const { symbol } of assets) {
        const factors = getFactors(market, symbol)
        borrowUsd += usd * factors.borrow
        liquidateUsd += usd * factors.liquidate
      }
      const debtUsd = Math.min(liquidateUsd / targetHealth, borrowUsd * LIMIT_SHARE)
      const amount = toUnits(market.base, { usd: debtUsd, getAnswer })
      return [
        ...assets.map((asset) => {
          const supplied = toUnits(asset, { usd, getAnswer })
          return calls.toSupply(market, { user, asset, amount: supplied })
        }),
        calls.toWithdraw(market, { user, asset: market.base, amount }),
      ]
    },

    toAdjustment({ debtor, state }, targetHealth) {
      const market = getMarket(debtor)
      const { address: user } = debtor
      const targetDebt = (state.debtUsd * state.health) / targetHealth
      const { base: asset } = market
      if (targetDebt < state.debtUsd) {
        const amount = toUnits(asset, { usd: state.debtUsd - targetDebt, getAnswer })
        return amount === 0n ? [] : [calls.toSupply(market, { user, asset, amount })]
      }
      const usd = Math.min(targetDebt - state.debtUsd, state.availableUsd * 0.97)
      const amount = toUnits(asset, { usd, getAnswer })
      return usd < 1 ? [] : [calls.toWithdraw(market, { user, asset, amount })]
    },

    async findForcedSale({ debtor }, rng) {
      const absorber = pick(rng, keepers)
      const request = calls.toAbsorb(getMarket(debtor), { absorber, accounts: [debtor.address] })
      if (!(await passes(client, request))) return []
      mayHaveShelves = true
      return [request]
    },

    toPriceFollowUps: async () => [],

    async findKeeping({ rng }) {
      if (!mayHaveShelves || rng() < 0.6) return []
      const shelves = await readShelves()
      mayHaveShelves = shelves.length > 0
      const found = []
      for (const shelf of shelves) {
        const share = rng() < 0.35 ? 0.9999 : pickBetween(rng, [0.2, 0.7])
        const request = await findPurchase(shelf, { share, buyer: pick(rng, keepers) })
        if (request) found.push({ requests: [request] })
      }
      return found
    },
  }
}
