import { createRng, pickNormal } from '../rng'

/** Length of the past, in hourly steps. */
export const SCENARIO_HOURS = 30 * 24

interface Walk {
  /** Price at the start and at the end, in USD. */
  anchor: number
  /** How much of the market's hourly move it takes, and its own hourly volatility. */
  beta: number
  volatility: number
}

const WALKS: Readonly<Record<string, Walk>> = {
  WETH: { anchor: 3_600, beta: 1.2, volatility: 0.003 },
  WBTC: { anchor: 104_000, beta: 0.8, volatility: 0.002 },
  LINK: { anchor: 17, beta: 1.4, volatility: 0.005 },
  MKR: { anchor: 1_750, beta: 1, volatility: 0.004 },
}

const MARKET_VOLATILITY = 0.0042

/** Hours at which an ordinary bad day begins. */
const BAD_DAYS = [40, 74, 131, 170, 262, 290, 341, 383, 408, 466, 560, 598, 660, 690]

/** Logarithmic moves that the calendar brings on top of the walk: hour → symbol → move. */
const EVENTS: readonly { hour: number; moves: Readonly<Record<string, number>> }[] = [
  // A sell-off of three hours on day 9, half of it regained over the next day.
  { hour: 216, moves: { WETH: -0.05, WBTC: -0.03, LINK: -0.06, MKR: -0.04 } },
  { hour: 217, moves: { WETH: -0.07, WBTC: -0.045, LINK: -0.08, MKR: -0.06 } },
  { hour: 218, moves: { WETH: -0.06, WBTC: -0.035, LINK: -0.09, MKR: -0.05 } },
  ...Array.from({ length: 24 }, (_, index) => ({
    hour: 222 + index,
    moves: { WETH: 0.004, WBTC: 0.0025, LINK: 0.005, MKR: 0.003 },
  })),
  // A flash crash on day 21: thin books take LINK furthest.
  { hour: 508, moves: { WETH: -0.11, WBTC: -0.07, LINK: -0.42, MKR: -0.18 } },
  { hour: 509, moves: { WETH: -0.09, WBTC: -0.05, LINK: -0.12, MKR: -0.1 } },
  ...Array.from({ length: 12 }, (_, index) => ({
    hour: 511 + index,
    moves: { WETH: 0.011, WBTC: 0.007, LINK: 0.034, MKR: 0.015 },
  })),
  // A squeeze on day 26 that hurts those who owe the volatile asset.
  { hour: 622, moves: { WETH: 0.05, WBTC: 0.035, LINK: 0.07 } },
  { hour: 623, moves: { WETH: 0.06, WBTC: 0.03, LINK: 0.06 } },
  // Ordinary bad days.
  ...BAD_DAYS.flatMap((hour, index) => [
    { hour, moves: { WETH: -0.032, WBTC: -0.03, LINK: -0.042, MKR: -0.03 } },
    {
      hour: hour + 1 + (index % 2),
      moves: { WETH: -0.03, WBTC: -0.028, LINK: -0.036, MKR: -0.015 },
    },
    { hour: hour + 9, moves: { WETH: 0.022, WBTC: 0.02, LINK: 0.028, MKR: 0.016 } },
    { hour: hour + 14, moves: { WETH: 0.02, WBTC: 0.018, LINK: 0.026, MKR: 0.012 } },
  ]),
  // A dip in the last hours.
  { hour: 719, moves: { WETH: -0.012, WBTC: -0.009, LINK: -0.02, MKR: -0.012 } },
  { hour: 720, moves: { WETH: -0.019, WBTC: -0.014, LINK: -0.024, MKR: -0.014 } },
]

/** Discount of wstETH to its redemption value, and of USDC to the dollar, in hours of stress. */
const STAKED_ETHER_DISCOUNTS: Readonly<Record<number, number>> = {
  217: 0.006,
  218: 0.009,
  219: 0.004,
  508: 0.014,
  509: 0.045,
  510: 0.012,
  511: 0.005,
}
const DOLLAR_DISCOUNTS: Readonly<Record<number, number>> = {
  359: 0.004,
  360: 0.013,
  361: 0.021,
  362: 0.012,
  363: 0.005,
}

function getEventMove(symbol: string, hour: number): number {
  return EVENTS.filter((event) => event.hour === hour).reduce(
    (sum, { moves }) => sum + (moves[symbol] ?? 0),
    0,
  )
}

/** True in the hours when prices fall so fast that borrowers can't react. */
export function isCrashHour(hour: number): boolean {
  return (hour >= 216 && hour <= 218) || (hour >= 508 && hour <= 509)
}

/** True in the hours before a bad day, when borrowers draw more than they should. */
export function isEuphoricHour(hour: number): boolean {
  return BAD_DAYS.some((start) => hour >= start - 5 && hour < start) || hour >= SCENARIO_HOURS - 7
}

/**
 * Seeded hourly prices of the past by symbol, in USD with 8 decimals: hours 0 to `SCENARIO_HOURS`,
 * ending where they began.
 */
export function getPricePaths(seed: number): Record<string, bigint[]> {
  const rng = createRng(seed)
  const logs: Record<string, number[]> = {}
  for (const symbol of Object.keys(WALKS)) logs[symbol] = [0]
  for (let hour = 1; hour <= SCENARIO_HOURS; hour++) {
    const market = MARKET_VOLATILITY * pickNormal(rng)
    for (const [symbol, { beta, volatility }] of Object.entries(WALKS)) {
      const path = logs[symbol] ?? []
      const own = volatility * pickNormal(rng)
      path.push((path[hour - 1] ?? 0) + beta * market + own + getEventMove(symbol, hour))
    }
  }
  const paths: Record<string, bigint[]> = {}
  const toAnswers = (prices: number[]) => prices.map((price) => BigInt(Math.round(price * 1e8)))
  const ether: number[] = []
  for (const [symbol, { anchor }] of Object.entries(WALKS)) {
    const path = logs[symbol] ?? []
    const drift = (path[SCENARIO_HOURS] ?? 0) / SCENARIO_HOURS
    const prices = path.map((log, hour) => anchor * Math.exp(log - drift * hour))
    if (symbol === 'WETH') ether.push(...prices)
    paths[symbol] = toAnswers(prices)
  }
  paths.wstETH = toAnswers(
    ether.map(
      (price, hour) =>
        price * (1.2162 + 0.000004 * hour) * (1 - (STAKED_ETHER_DISCOUNTS[hour] ?? 0)),
    ),
  )
  for (const symbol of ['USDC', 'USDT', 'GHO', 'DAI']) {
    paths[symbol] = toAnswers(
      ether.map((_, hour) => {
        const noise = 1 + 0.0004 * pickNormal(rng)
        return symbol === 'USDC' ? noise - (DOLLAR_DISCOUNTS[hour] ?? 0) : noise
      }),
    )
  }
  return paths
}
