import { pick, pickBetween, pickNormal, type Rng } from '../rng'

/** Blocks from one dip to the next, at least and at most; a dip lasts three blocks. */
const DIP_GAP_BLOCKS: readonly [number, number] = [35, 80]
const DIP_BLOCKS = 3

const VOLATILITY: Readonly<Record<string, number>> = {
  WETH: 0.0011,
  WBTC: 0.0008,
  LINK: 0.0018,
  MKR: 0.0015,
  YFI: 0.0016,
}
const DIP_DEPTH: Readonly<Record<string, number>> = {
  WETH: 0.014,
  WBTC: 0.01,
  LINK: 0.02,
  MKR: 0.014,
  YFI: 0.018,
}
/** How much of the way back to its anchor a price goes a block. */
const REVERSION = 0.012
const STABLE_EVERY_BLOCKS = 40

/** Prices that wander around where the past left them, with a dip every few minutes. */
export function createPriceMoves(rng: Rng, anchors: Readonly<Record<string, bigint>>) {
  const prices: Record<string, number> = {}
  for (const [symbol, answer] of Object.entries(anchors)) prices[symbol] = Number(answer)
  const stakedRatio = (prices.wstETH ?? 0) / (prices.WETH ?? 1)
  let block = 0
  let nextDip = Math.round(pickBetween(rng, [6, 15]))

  function move(symbol: string, dip: boolean): [string, bigint] {
    const price = prices[symbol] ?? 0
    const anchor = Number(anchors[symbol] ?? 0n)
    const drift = REVERSION * (anchor / price - 1)
    const shock = dip ? -(DIP_DEPTH[symbol] ?? 0) * pickBetween(rng, [0.7, 1.3]) : 0
    const next = price * Math.exp(drift + shock + (VOLATILITY[symbol] ?? 0) * pickNormal(rng))
    prices[symbol] = next
    return [symbol, BigInt(Math.round(next))]
  }

  /** The rounds to report in the next block. */
  return function nextRounds(): [symbol: string, answer: bigint][] {
    block += 1
    const isDip = block >= nextDip
    if (block >= nextDip + DIP_BLOCKS - 1) {
      nextDip = block + Math.round(pickBetween(rng, DIP_GAP_BLOCKS))
    }
    const volatile = Object.keys(VOLATILITY).filter((symbol) => symbol in anchors)
    const chosen = isDip ? volatile : [...new Set([pick(rng, volatile), pick(rng, volatile)])]
    const rounds = chosen.map((symbol) => move(symbol, isDip))
    if (chosen.includes('WETH') && 'wstETH' in anchors) {
      const staked = Math.round((prices.WETH ?? 0) * stakedRatio)
      rounds.push(['wstETH', BigInt(staked)])
    }
    if (block % STABLE_EVERY_BLOCKS === 0) {
      for (const symbol of ['USDC', 'USDT', 'GHO', 'DAI']) {
        if (!(symbol in anchors)) continue
        rounds.push([symbol, BigInt(Math.round(1e8 * (1 + 0.0003 * pickNormal(rng))))])
      }
    }
    return rounds
  }
}
