import { type Address, parseAbi } from 'viem'
import { sendTransaction } from '@/lib/devnet/send'
import type { TestMarkets } from '@/lib/devnet/test-market'
import { readUniswapArtifact } from '@/lib/devnet/uniswap/artifacts'
import { toSwap } from '@/lib/devnet/uniswap/to-swap'
import { toSqrtPriceX96 } from '@/lib/devnet/uniswap/to-tick-range'
import type { DeployedPool, Uniswap } from '@/lib/devnet/uniswap/uniswap-types'

const slotAbi = parseAbi([
  'function slot0() view returns (uint160 sqrtPriceX96, int24, uint16, uint16, uint16, uint8, bool)',
])
const tokenAbi = parseAbi(['function balanceOf(address) view returns (uint256)'])
const Q96 = 2 ** 96

/** A real pool that the bot sells into. Prices are whole quote tokens for a whole base token. */
export class BotPool {
  readonly #world: TestMarkets
  readonly #uniswap: Uniswap
  readonly #pool: DeployedPool
  readonly #seller: Address

  constructor(options: { world: TestMarkets; uniswap: Uniswap; pool: DeployedPool }) {
    this.#world = options.world
    this.#uniswap = options.uniswap
    this.#pool = options.pool
    this.#seller = options.world.liquidator.address
  }

  /** Somebody outside sells until the pool's price is the one outside. */
  async moveTo(price: number): Promise<void> {
    const { base, quote } = this.#pool
    const sqrtPriceLimitX96 = toSqrtPriceX96({ base, quote, price })
    await this.#swap({ amountIn: 10n ** BigInt(base.decimals + 7), sqrtPriceLimitX96 })
  }

  /** @returns whole tokens that went in and came out. */
  async sell(amountIn: bigint): Promise<{ sold: number; received: number }> {
    const { base, quote } = this.#pool
    const before = await this.#readReceived()
    await this.#swap({ amountIn })
    return {
      sold: Number(amountIn) / 10 ** base.decimals,
      received: Number((await this.#readReceived()) - before) / 10 ** quote.decimals,
    }
  }

  async readPrice(): Promise<number> {
    const slot = await this.#world.client.readContract({
      address: this.#pool.address,
      abi: slotAbi,
      functionName: 'slot0',
    })
    return this.#toPrice(slot[0])
  }

  /** What the last of a sale of so much would bring, the fee taken off: by Uniswap's own quoter. */
  async readLastPrice(amountIn: bigint): Promise<number> {
    const { base, quote, fee } = this.#pool
    const [tokenIn, tokenOut] = [base.address, quote.address]
    const { result } = await this.#world.client.simulateContract({
      address: this.#uniswap.v3Quoter,
      abi: readUniswapArtifact('v3Quoter').abi,
      functionName: 'quoteExactInputSingle',
      args: [{ tokenIn, tokenOut, amountIn, fee, sqrtPriceLimitX96: 0n }],
    })
    return this.#toPrice((result as readonly bigint[])[1] ?? 0n) * (1 - fee / 1e6)
  }

  async #swap(sale: { amountIn: bigint; sqrtPriceLimitX96?: bigint }): Promise<void> {
    const own = { from: this.#seller, tokenIn: this.#pool.base.address }
    const request = toSwap({ uniswap: this.#uniswap, pool: this.#pool }, { ...own, ...sale })
    await sendTransaction(this.#world.client, request)
  }

  #readReceived(): Promise<bigint> {
    return this.#world.client.readContract({
      address: this.#pool.quote.address,
      abi: tokenAbi,
      functionName: 'balanceOf',
      args: [this.#seller],
    })
  }

  #toPrice(sqrtPriceX96: bigint): number {
    const root = Number(sqrtPriceX96) / Q96
    const { base, quote, token0 } = this.#pool
    const isZero = base.address.toLowerCase() === token0.toLowerCase()
    return (isZero ? root ** 2 : 1 / root ** 2) * 10 ** (base.decimals - quote.decimals)
  }
}
