import { type Address, maxUint256 } from 'viem'
import type { Asset, Market } from '@/lib/devnet/market-types'
import { poolAbi } from '@/lib/devnet/pool-calls'
import type { TestMarkets } from '@/lib/devnet/test-market'
import type { DeployedPool, Uniswap } from '@/lib/devnet/uniswap/uniswap-types'
import { type BotCall, BotLender } from './bot-lender'
import { BotPool } from './bot-pool'
import { findLast } from './find-last'

const WAD = 10n ** 18n
const MOST_BITES = 32
/** Margins this close are equal: the earlier pair is taken. */
const TIE = 1e-6

export type BotLoan = {
  user: Address
  /** In the order of the market's reserves. */
  collateral: readonly string[]
  debt: readonly string[]
}

export type BotOptions = {
  world: TestMarkets
  uniswap: Uniswap
  pool: DeployedPool
  /** What is sold in the pool. */
  asset: Asset
  loans: readonly BotLoan[]
  /** Dollars with 8 decimals that the shock brings the asset to. */
  shockedAnswer: bigint
  oracle: { lagRounds: number; share: number }
  profitableOnly: boolean
  maxRounds: number
}

export type BotResult = {
  rounds: number
  liquidations: number
  /** Tokens that went into the pool. */
  sold: number
  /** Quote tokens that came out. */
  received: number
  /** Dollars. */
  repaid: number
  badDebt: number
  finalPrice: number
  finalAnswer: bigint
}

type Bite = BotCall & { bonus: number }

/**
 * The real thing: liquidates with `liquidationCall` in the modelled order, sells what it gets into a real pool, and
 * reports to the real feed what the oracle would follow. Decides by what the contracts answer alone.
 */
export class ChainBot {
  readonly #options: BotOptions
  readonly #market: Market
  readonly #result: BotResult
  readonly #pool: BotPool
  readonly #lender: BotLender
  #startPrice = 0

  constructor(options: BotOptions) {
    this.#options = options
    this.#market = options.world.markets.v36
    this.#pool = new BotPool(options)
    this.#lender = new BotLender({ world: options.world, market: this.#market })
    this.#result = {
      rounds: 0,
      liquidations: 0,
      sold: 0,
      received: 0,
      repaid: 0,
      badDebt: 0,
      finalPrice: 0,
      finalAnswer: 0n,
    }
  }

  /** The shock, and what follows until nothing does. */
  async play(): Promise<BotResult> {
    const { asset, world, shockedAnswer, oracle, maxRounds } = this.#options
    await this.#pool.moveTo(Number(shockedAnswer) / 1e8)
    this.#startPrice = await this.#pool.readPrice()
    const seen: bigint[] = []
    let answer = 0n
    for (let round = 0; round < maxRounds; round += 1) {
      const next = seen[round - oracle.lagRounds] ?? shockedAnswer
      if (next !== answer) await world.act.setPrice(asset.symbol, next)
      answer = next
      const before = this.#result.liquidations
      await this.#playRound()
      this.#result.rounds += 1
      seen.push(await this.#getNextAnswer())
      const waiting = seen.slice(Math.max(0, round + 1 - oracle.lagRounds))
      if (this.#result.liquidations === before && waiting.every((each) => each === answer)) break
    }
    this.#result.finalPrice = await this.#pool.readPrice()
    this.#result.finalAnswer = answer
    return this.#result
  }

  async #playRound(): Promise<void> {
    const { client } = this.#options.world
    const data = await client.multicall({
      allowFailure: false,
      contracts: this.#options.loans.map(({ user }) => ({
        address: this.#market.pool,
        abi: poolAbi,
        functionName: 'getUserAccountData' as const,
        args: [user] as const,
      })),
    })
    const below = this.#options.loans
      .map((loan, row) => ({
        loan,
        row,
        debt: data[row]?.[1] ?? 0n,
        health: data[row]?.[5] ?? WAD,
      }))
      .filter(({ health }) => health < WAD)
      .sort((a, b) => (a.debt === b.debt ? a.row - b.row : a.debt > b.debt ? -1 : 1))
    for (const { loan } of below) await this.#liquidate(loan)
  }

  async #liquidate(loan: BotLoan): Promise<void> {
    for (let bites = 0; bites < MOST_BITES; bites += 1) {
      const bite = await this.#findBite(loan)
      if (bite === null) return
      const { seized, liquidations, repaid, badDebt } = await this.#lender.liquidate(bite)
      this.#result.liquidations += liquidations
      this.#result.repaid += repaid
      this.#result.badDebt += badDebt
      if (bite.collateral !== this.#options.asset.symbol) continue
      const { sold, received } = await this.#pool.sell(seized)
      this.#result.sold += sold
      this.#result.received += received
    }
  }

  async #findBite({ user, collateral, debt }: BotLoan): Promise<Bite | null> {
    let best: Bite | null = null
    for (const held of collateral) {
      for (const owed of debt) {
        const bite = await this.#getLargest({ user, collateral: held, debt: owed })
        if (bite === null) continue
        if (best !== null && !(bite.bonus > best.bonus + Math.abs(best.bonus) * TIE)) continue
        best = bite
      }
    }
    return best
  }

  async #getLargest(pair: Omit<BotCall, 'debtToCover'>): Promise<Bite | null> {
    const whole = await this.#lender.readInfo({ ...pair, debtToCover: maxUint256 })
    if (whole.userInfo.healthFactor >= WAD || whole.maxDebtToLiquidate === 0n) return null
    if (whole.collateralInfo.collateralBalance === 0n) return null
    const passes = (debtToCover: bigint) => this.#lender.passes({ ...pair, debtToCover })
    let debtToCover = maxUint256
    if (!(await passes(debtToCover))) {
      debtToCover = await findLast(passes, whole.debtInfo.debtBalance)
    }
    if (this.#options.profitableOnly && pair.collateral === this.#options.asset.symbol) {
      const limit = await this.#getProfitable({ ...pair, debtToCover })
      if (limit === 0n) return null
      if (limit !== null) {
        debtToCover = (await passes(limit)) ? limit : await findLast(passes, limit)
        if (toDollars(debtToCover, whole.debtInfo) < 1) return null
      }
    }
    if (debtToCover === 0n) return null
    const info = await this.#lender.readInfo({ ...pair, debtToCover })
    const bonus =
      toDollars(info.maxCollateralToLiquidate, info.collateralInfo) -
      toDollars(info.maxDebtToLiquidate, info.debtInfo)
    return { ...pair, debtToCover, bonus }
  }

  /** The repay whose collateral sells down to what it cost; `null`: all that may be repaid is within it. */
  async #getProfitable(call: BotCall): Promise<bigint | null> {
    const info = await this.#lender.readInfo(call)
    const seized = info.maxCollateralToLiquidate
    const cost = toDollars(info.maxDebtToLiquidate, info.debtInfo) / (Number(seized) / 1e18)
    const pays = async (amount: bigint) => (await this.#pool.readLastPrice(amount)) >= cost
    if (await pays(seized)) return null
    if (!(await pays(seized / 1_000_000n))) return 0n
    const amount = await findLast(pays, seized)
    return (info.maxDebtToLiquidate * amount) / seized
  }

  async #getNextAnswer(): Promise<bigint> {
    const { shockedAnswer, oracle } = this.#options
    const fall = (await this.#pool.readPrice()) / this.#startPrice
    return BigInt(Math.round(Number(shockedAnswer) * (1 - oracle.share + oracle.share * fall)))
  }
}

function toDollars(
  amount: bigint,
  { price, assetUnit }: { price: bigint; assetUnit: bigint },
): number {
  return (Number(amount) / Number(assetUnit)) * (Number(price) / 1e8)
}
