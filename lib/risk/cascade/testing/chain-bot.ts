import { type Address, type Log, maxUint256, parseAbi, parseEventLogs } from 'viem'
import type { Asset, Market } from '@/lib/devnet/market-types'
import { poolAbi, toLiquidationCall } from '@/lib/devnet/pool-calls'
import {
  type MinedTransaction,
  rawRequest,
  sendTransaction,
  toRpcTransaction,
} from '@/lib/devnet/send'
import type { TestMarkets } from '@/lib/devnet/test-market'
import { readUniswapArtifact } from '@/lib/devnet/uniswap/artifacts'
import { toSwap } from '@/lib/devnet/uniswap/to-swap'
import { toSqrtPriceX96 } from '@/lib/devnet/uniswap/to-tick-range'
import type { DeployedPool, Uniswap } from '@/lib/devnet/uniswap/uniswap-types'

const providerAbi = parseAbi([
  'struct UserPositionFullInfo { uint256 totalCollateralInBaseCurrency; uint256 totalDebtInBaseCurrency; uint256 availableBorrowsInBaseCurrency; uint256 currentLiquidationThreshold; uint256 ltv; uint256 healthFactor; }',
  'struct CollateralFullInfo { address aToken; uint256 collateralBalance; uint256 collateralBalanceInBaseCurrency; uint256 price; uint256 assetUnit; }',
  'struct DebtFullInfo { address variableDebtToken; uint256 debtBalance; uint256 debtBalanceInBaseCurrency; uint256 price; uint256 assetUnit; }',
  'struct LiquidationInfo { UserPositionFullInfo userInfo; CollateralFullInfo collateralInfo; DebtFullInfo debtInfo; uint256 maxCollateralToLiquidate; uint256 maxDebtToLiquidate; uint256 liquidationProtocolFee; uint256 amountToPassToLiquidationCall; }',
  'function getLiquidationInfo(address user, address collateralAsset, address debtAsset, uint256 debtLiquidationAmount) view returns (LiquidationInfo)',
])
const eventsAbi = parseAbi([
  'event LiquidationCall(address indexed collateralAsset, address indexed debtAsset, address indexed user, uint256 debtToCover, uint256 liquidatedCollateralAmount, address liquidator, bool receiveAToken)',
  'event DeficitCreated(address indexed user, address indexed debtAsset, uint256 amountCreated)',
])
const slotAbi = parseAbi([
  'function slot0() view returns (uint160 sqrtPriceX96, int24, uint16, uint16, uint16, uint8, bool)',
])

const WAD = 10n ** 18n
const Q96 = 2 ** 96
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

type Bite = { collateral: string; debt: string; debtToCover: bigint; bonus: number }

/**
 * The real thing: liquidates with `liquidationCall` in the modelled order, sells what it gets into a real pool, and
 * reports to the real feed what the oracle would follow. Decides by what the contracts answer alone.
 */
export class ChainBot {
  readonly #options: BotOptions
  readonly #market: Market
  readonly #result: BotResult
  #startRoot = 0

  constructor(options: BotOptions) {
    this.#options = options
    this.#market = options.world.markets.v36
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
    await this.#movePool(Number(shockedAnswer) / 1e8)
    this.#startRoot = await this.#readRoot()
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
    this.#result.finalPrice = this.#toPrice(await this.#readRoot())
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
      const { world } = this.#options
      const mined = await world.act.liquidationCall(this.#market, {
        liquidator: world.liquidator.address,
        borrower: loan.user,
        collateral: bite.collateral,
        debt: bite.debt,
        debtToCover: bite.debtToCover,
      })
      const seized = this.#takeEvents(mined)
      if (bite.collateral === this.#options.asset.symbol) await this.#sell(seized)
    }
  }

  async #findBite({ user, collateral, debt }: BotLoan): Promise<Bite | null> {
    let best: Bite | null = null
    for (const held of collateral) {
      for (const owed of debt) {
        const bite = await this.#getLargest(user, held, owed)
        if (bite === null) continue
        if (best !== null && !(bite.bonus > best.bonus + Math.abs(best.bonus) * TIE)) continue
        best = bite
      }
    }
    return best
  }

  async #getLargest(user: Address, collateral: string, debt: string): Promise<Bite | null> {
    const whole = await this.#readInfo(user, { collateral, debt, amount: maxUint256 })
    if (whole.userInfo.healthFactor >= WAD || whole.maxDebtToLiquidate === 0n) return null
    if (whole.collateralInfo.collateralBalance === 0n) return null
    const passes = (debtToCover: bigint) => this.#passes(user, { collateral, debt, debtToCover })
    let debtToCover = maxUint256
    if (!(await passes(debtToCover))) {
      debtToCover = await findLast(passes, whole.debtInfo.debtBalance)
    }
    if (this.#options.profitableOnly && collateral === this.#options.asset.symbol) {
      const limit = await this.#getProfitable(user, { collateral, debt, debtToCover })
      if (limit === 0n) return null
      if (limit !== null) {
        debtToCover = (await passes(limit)) ? limit : await findLast(passes, limit)
        if (toDollars(debtToCover, whole.debtInfo) < 1) return null
      }
    }
    if (debtToCover === 0n) return null
    const info = await this.#readInfo(user, { collateral, debt, amount: debtToCover })
    const bonus =
      toDollars(info.maxCollateralToLiquidate, info.collateralInfo) -
      toDollars(info.maxDebtToLiquidate, info.debtInfo)
    return { collateral, debt, debtToCover, bonus }
  }

  /** The repay whose collateral sells down to what it cost; `null`: all that may be repaid is within it. */
  async #getProfitable(
    user: Address,
    { collateral, debt, debtToCover }: { collateral: string; debt: string; debtToCover: bigint },
  ): Promise<bigint | null> {
    const info = await this.#readInfo(user, { collateral, debt, amount: debtToCover })
    const seized = info.maxCollateralToLiquidate
    const cost = toDollars(info.maxDebtToLiquidate, info.debtInfo) / (Number(seized) / 1e18)
    const pays = async (amount: bigint) => {
      const { root } = await this.#quote(amount)
      return this.#toPrice(root) * (1 - this.#options.pool.fee / 1e6) >= cost
    }
    if (await pays(seized)) return null
    if (!(await pays(seized / 1_000_000n))) return 0n
    const amount = await findLast(pays, seized)
    return (info.maxDebtToLiquidate * amount) / seized
  }

  async #quote(amountIn: bigint): Promise<{ root: number }> {
    const { world, uniswap, pool, asset } = this.#options
    const { result } = await world.client.simulateContract({
      address: uniswap.v3Quoter,
      abi: readUniswapArtifact('v3Quoter').abi,
      functionName: 'quoteExactInputSingle',
      args: [
        {
          tokenIn: asset.address,
          tokenOut: pool.quote.address,
          amountIn,
          fee: pool.fee,
          sqrtPriceLimitX96: 0n,
        },
      ],
    })
    return { root: Number((result as readonly bigint[])[1] ?? 0n) / Q96 }
  }

  async #passes(
    user: Address,
    { collateral, debt, debtToCover }: { collateral: string; debt: string; debtToCover: bigint },
  ): Promise<boolean> {
    const { client, liquidator } = this.#options.world
    const call = { liquidator: liquidator.address, borrower: user, collateral, debt, debtToCover }
    try {
      const request = toRpcTransaction(toLiquidationCall(this.#market, call))
      await rawRequest(client, 'eth_call', [request, 'latest'])
      return true
    } catch {
      return false
    }
  }

  #readInfo(
    user: Address,
    { collateral, debt, amount }: { collateral: string; debt: string; amount: bigint },
  ) {
    const { tokens, liquidationDataProvider } = this.#market
    const [held, owed] = [tokens[collateral]?.address, tokens[debt]?.address]
    if (!held || !owed || !liquidationDataProvider) throw new Error('the market lacks a contract')
    return this.#options.world.client.readContract({
      address: liquidationDataProvider,
      abi: providerAbi,
      functionName: 'getLiquidationInfo',
      args: [user, held, owed, amount],
    })
  }

  /** @returns what was seized. */
  #takeEvents({ logs }: MinedTransaction): bigint {
    const own = logs.filter(
      ({ address }) => address.toLowerCase() === this.#market.pool.toLowerCase(),
    )
    let seized = 0n
    for (const { topics, data } of own) {
      const event = tryDecode(topics as [`0x${string}`], data)
      if (event === undefined) continue
      if (event.eventName === 'LiquidationCall') {
        seized = event.args.liquidatedCollateralAmount
        this.#result.liquidations += 1
        this.#result.repaid += this.#toUnits(event.args.debtAsset, event.args.debtToCover)
      }
      if (event.eventName === 'DeficitCreated') {
        this.#result.badDebt += this.#toUnits(event.args.debtAsset, event.args.amountCreated)
      }
    }
    return seized
  }

  /** Whole tokens: all debts here are dollars. */
  #toUnits(token: Address, amount: bigint): number {
    const found = Object.values(this.#market.tokens).find(
      ({ address }) => address.toLowerCase() === token.toLowerCase(),
    )
    return Number(amount) / 10 ** (found?.decimals ?? 18)
  }

  async #sell(amountIn: bigint): Promise<void> {
    const { world, uniswap, pool, asset } = this.#options
    const from = world.liquidator.address
    const before = await this.#readQuote(from)
    const sale = { from, tokenIn: asset.address, amountIn }
    await sendTransaction(world.client, toSwap({ uniswap, pool }, sale))
    this.#result.sold += Number(amountIn) / 10 ** asset.decimals
    this.#result.received +=
      Number((await this.#readQuote(from)) - before) / 10 ** pool.quote.decimals
  }

  #readQuote(of: Address): Promise<bigint> {
    return this.#options.world.client.readContract({
      address: this.#options.pool.quote.address,
      abi: parseAbi(['function balanceOf(address) view returns (uint256)']),
      functionName: 'balanceOf',
      args: [of],
    })
  }

  /** Somebody outside sells until the pool's price is the one outside. */
  async #movePool(price: number): Promise<void> {
    const { world, uniswap, pool, asset } = this.#options
    const sqrtPriceLimitX96 = toSqrtPriceX96({ base: pool.base, quote: pool.quote, price })
    const amountIn = 10n ** BigInt(asset.decimals + 7)
    const sale = {
      from: world.liquidator.address,
      tokenIn: asset.address,
      amountIn,
      sqrtPriceLimitX96,
    }
    await sendTransaction(world.client, toSwap({ uniswap, pool }, sale))
  }

  async #getNextAnswer(): Promise<bigint> {
    const { shockedAnswer, oracle } = this.#options
    const fall = this.#toPrice(await this.#readRoot()) / this.#toPrice(this.#startRoot)
    return BigInt(Math.round(Number(shockedAnswer) * (1 - oracle.share + oracle.share * fall)))
  }

  async #readRoot(): Promise<number> {
    const slot = await this.#options.world.client.readContract({
      address: this.#options.pool.address,
      abi: slotAbi,
      functionName: 'slot0',
    })
    return Number(slot[0]) / Q96
  }

  /** Whole quote tokens for a whole token. */
  #toPrice(root: number): number {
    const { base, quote, token0 } = this.#options.pool
    const isZero = base.address.toLowerCase() === token0.toLowerCase()
    return (isZero ? root ** 2 : 1 / root ** 2) * 10 ** (base.decimals - quote.decimals)
  }
}

function toDollars(
  amount: bigint,
  { price, assetUnit }: { price: bigint; assetUnit: bigint },
): number {
  return (Number(amount) / Number(assetUnit)) * (Number(price) / 1e8)
}

function tryDecode(topics: [`0x${string}`], data: `0x${string}`) {
  return parseEventLogs({ abi: eventsAbi, logs: [{ topics, data } as unknown as Log] })[0]
}

/** The largest amount up to `most` for which it holds, to a ten-millionth of it; 0 where for none. */
async function findLast(
  holds: (amount: bigint) => Promise<boolean>,
  most: bigint,
): Promise<bigint> {
  let [low, high] = [0n, most]
  while ((high - low) * 10_000_000n > most) {
    const middle = (low + high) / 2n
    if (middle === low) break
    if (await holds(middle)) low = middle
    else high = middle
  }
  return low
}
