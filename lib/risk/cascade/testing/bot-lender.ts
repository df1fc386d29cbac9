import { type Address, type Log, parseAbi, parseEventLogs } from 'viem'
import type { Market } from '@/lib/devnet/market-types'
import { toLiquidationCall } from '@/lib/devnet/pool-calls'
import { type MinedTransaction, rawRequest, toRpcTransaction } from '@/lib/devnet/send'
import type { TestMarkets } from '@/lib/devnet/test-market'

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

/** A liquidation of one account, by symbols; `maxUint256` repays all that may be. */
export type BotCall = { user: Address; collateral: string; debt: string; debtToCover: bigint }

/** What a transaction's logs say; `repaid` and `badDebt` in dollars. */
export type BotTaken = { liquidations: number; seized: bigint; repaid: number; badDebt: number }

/** The real market's own word on liquidations. */
export class BotLender {
  readonly #world: TestMarkets
  readonly #market: Market

  constructor(options: { world: TestMarkets; market: Market }) {
    this.#world = options.world
    this.#market = options.market
  }

  readInfo({ user, collateral, debt, debtToCover }: BotCall) {
    const { tokens, liquidationDataProvider } = this.#market
    const [held, owed] = [tokens[collateral]?.address, tokens[debt]?.address]
    if (!held || !owed || !liquidationDataProvider) throw new Error('the market lacks a contract')
    return this.#world.client.readContract({
      address: liquidationDataProvider,
      abi: providerAbi,
      functionName: 'getLiquidationInfo',
      args: [user, held, owed, debtToCover],
    })
  }

  async passes(call: BotCall): Promise<boolean> {
    try {
      const request = toRpcTransaction(toLiquidationCall(this.#market, this.#toCall(call)))
      await rawRequest(this.#world.client, 'eth_call', [request, 'latest'])
      return true
    } catch {
      return false
    }
  }

  async liquidate(call: BotCall): Promise<BotTaken> {
    return this.#getTaken(await this.#world.act.liquidationCall(this.#market, this.#toCall(call)))
  }

  #toCall({ user, ...rest }: BotCall) {
    return { ...rest, borrower: user, liquidator: this.#world.liquidator.address }
  }

  #getTaken({ logs }: MinedTransaction): BotTaken {
    const pool = this.#market.pool.toLowerCase()
    const own = logs.filter(({ address }) => address.toLowerCase() === pool)
    const taken = { liquidations: 0, seized: 0n, repaid: 0, badDebt: 0 }
    for (const event of parseEventLogs({ abi: eventsAbi, logs: own as unknown as Log[] })) {
      if (event.eventName === 'LiquidationCall') {
        taken.seized = event.args.liquidatedCollateralAmount
        taken.liquidations += 1
        taken.repaid += this.#toUnits(event.args.debtAsset, event.args.debtToCover)
      } else taken.badDebt += this.#toUnits(event.args.debtAsset, event.args.amountCreated)
    }
    return taken
  }

  /** Whole tokens: all debts here are dollars. */
  #toUnits(token: Address, amount: bigint): number {
    const found = Object.values(this.#market.tokens).find(
      ({ address }) => address.toLowerCase() === token.toLowerCase(),
    )
    return Number(amount) / 10 ** (found?.decimals ?? 18)
  }
}
