import type { Address } from 'viem'
import { getDevnetAccount } from '../accounts'
import type { Market, MarketConfig } from '../market-types'
import { createRng, pick, pickBetween, pickNormal, type Rng } from '../rng'
import { SCENARIO_HOURS } from './price-path'

export type BorrowerKind =
  | 'plain'
  | 'multi-asset'
  | 'ether-loop'
  | 'stable-loop'
  | 'short'
  | 'same-asset'
  | 'dust'
  | 'whale'
  | 'reckless'
  | 'stable-rate'
  | 'demo'

/** How a borrower watches the position: below which health it acts, and how surely in an hour. */
export interface Care {
  threshold: number
  chance: number
}

/** A borrower of one market and the position it opens. */
export interface Borrower {
  address: Address
  kind: BorrowerKind
  version: Market['version']
  /** Hour in which it comes. */
  arrival: number
  collateral: readonly string[]
  debt: readonly string[]
  eMode: number
  collateralUsd: number
  targetHealth: number
  care: Care
}

const KIND_WEIGHTS: readonly [BorrowerKind, number][] = [
  ['plain', 44],
  ['multi-asset', 20],
  ['ether-loop', 10],
  ['stable-loop', 5],
  ['short', 9],
  ['same-asset', 2],
  ['dust', 6],
  ['reckless', 9],
  ['stable-rate', 4],
]

const LATE_ARRIVAL = SCENARIO_HOURS - 96

const NEVER: Care = { threshold: 0, chance: 0 }

function pickKind(rng: Rng): BorrowerKind {
  let rest = rng() * KIND_WEIGHTS.reduce((sum, [, weight]) => sum + weight, 0)
  for (const [kind, weight] of KIND_WEIGHTS) {
    rest -= weight
    if (rest < 0) return kind
  }
  return 'plain'
}

function pickSome(rng: Rng, { from, count }: { from: readonly string[]; count: number }): string[] {
  const rest = [...from]
  return Array.from({ length: Math.min(count, rest.length) }, () => {
    const [taken] = rest.splice(Math.floor(rng() * rest.length), 1)
    return taken ?? ''
  })
}

function pickCare(rng: Rng): Care {
  const draw = rng()
  if (draw < 0.4) return { threshold: 1.12, chance: 0.9 }
  if (draw < 0.65) return { threshold: 1.05, chance: 0.4 }
  return NEVER
}

/** Who comes in the last days is nearer to the line: nothing has sorted them out yet. */
function pickHealth(rng: Rng, arrival: number): number {
  const draw = rng()
  if (draw < (arrival > LATE_ARRIVAL ? 0.4 : 0.2)) return pickBetween(rng, [1.02, 1.09])
  if (draw < 0.45) return pickBetween(rng, [1.06, 1.25])
  if (draw < 0.8) return pickBetween(rng, [1.25, 1.9])
  return pickBetween(rng, [1.9, 4.5])
}

function pickPosition(rng: Rng, { kind, version }: { kind: BorrowerKind; version: string }) {
  const dollars = version === '3.6' ? ['USDC', 'USDT', 'GHO'] : ['USDC', 'USDT', 'DAI']
  const volatile = ['WETH', 'WETH', 'WBTC', 'wstETH', 'LINK']
  const rare = version === '3.6' ? [] : ['MKR']
  switch (kind) {
    case 'multi-asset':
      return {
        collateral: pickSome(rng, {
          from: ['WETH', 'WBTC', 'wstETH', 'LINK', 'USDC', ...rare],
          count: 2 + Math.floor(rng() * 3),
        }),
        debt: pickSome(rng, { from: [...dollars, 'WETH'], count: 1 + Math.floor(rng() * 2.6) }),
      }
    case 'ether-loop':
      return { collateral: ['wstETH'], debt: ['WETH'] }
    case 'stable-loop':
      return rng() < 0.5
        ? { collateral: ['USDC'], debt: ['USDT'] }
        : { collateral: ['USDT'], debt: ['USDC'] }
    case 'short':
      return {
        collateral: [pick(rng, ['USDC', 'USDT'])],
        debt: [pick(rng, ['WETH', 'WBTC', 'LINK', 'WETH'])],
      }
    case 'same-asset':
      return { collateral: ['WETH'], debt: ['WETH', 'USDC'] }
    case 'reckless':
      return { collateral: [pick(rng, ['LINK', 'LINK', ...rare])], debt: [pick(rng, dollars)] }
    case 'whale':
      return { collateral: ['WETH', 'WBTC'], debt: ['USDC', 'USDT'] }
    case 'demo':
      return { collateral: ['WETH', 'WBTC'], debt: ['USDC'] }
    case 'stable-rate':
      return { collateral: [pick(rng, ['WETH', 'WBTC'])], debt: ['DAI'] }
    default:
      return { collateral: [pick(rng, [...volatile, ...rare])], debt: [pick(rng, dollars)] }
  }
}

function pickSize(rng: Rng, kind: BorrowerKind): number {
  if (kind === 'dust') return pickBetween(rng, [2, 40])
  if (kind === 'whale') return pickBetween(rng, [9_000_000, 16_000_000])
  if (kind === 'reckless') return pickBetween(rng, [900, 60_000])
  const median = kind === 'ether-loop' ? 180_000 : 24_000
  return Math.min(3_000_000, Math.max(150, median * Math.exp(1.5 * pickNormal(rng))))
}

function pickArrival(rng: Rng): number {
  return rng() < 0.5
    ? Math.floor(pickBetween(rng, [0, 40]))
    : Math.floor(pickBetween(rng, [40, SCENARIO_HOURS - 4]))
}

function createBorrower(
  rng: Rng,
  { label, kind, version }: { label: string; kind: BorrowerKind; version: Market['version'] },
): Borrower {
  const arrival = pickArrival(rng)
  const base = {
    address: getDevnetAccount(label).address,
    kind,
    version,
    arrival,
    ...pickPosition(rng, { kind, version }),
    eMode: 0,
    collateralUsd: pickSize(rng, kind),
    targetHealth: pickHealth(rng, arrival),
    care: pickCare(rng),
  }
  switch (kind) {
    case 'ether-loop':
      return {
        ...base,
        eMode: 1,
        targetHealth: pickBetween(rng, [1.022, 1.12]),
        care: rng() < 0.7 ? { threshold: 1.012, chance: 0.9 } : NEVER,
      }
    case 'stable-loop':
      return { ...base, eMode: 2, targetHealth: pickBetween(rng, [1.035, 1.2]) }
    case 'whale':
      return {
        ...base,
        arrival: Math.floor(rng() * 20),
        targetHealth: pickBetween(rng, [1.5, 1.8]),
        care: { threshold: 1.2, chance: 1 },
      }
    case 'reckless':
      return {
        ...base,
        arrival: rng() < 0.75 ? Math.floor(pickBetween(rng, [380, 507])) : arrival,
        targetHealth: pickBetween(rng, [1.08, 1.16]),
        care: NEVER,
      }
    case 'dust':
      return { ...base, targetHealth: pickBetween(rng, [1.08, 1.6]), care: NEVER }
    default:
      return base
  }
}

/** Weighted liquidation threshold of equal parts of these collaterals, in bps. */
export function getAverageThreshold(
  config: Pick<MarketConfig, 'reserves' | 'eModes'>,
  { collateral, eMode }: Pick<Borrower, 'collateral' | 'eMode'>,
): { ltv: number; liquidationThreshold: number } {
  const category = config.eModes.find(({ id }) => id === eMode)
  const terms = collateral.map((symbol) => {
    if (category?.collateral.includes(symbol)) return category
    return config.reserves.find((reserve) => reserve.symbol === symbol)
  })
  const average = (key: 'ltv' | 'liquidationThreshold') =>
    terms.reduce((sum, term) => sum + (term?.[key] ?? 0), 0) / Math.max(1, terms.length)
  return { ltv: average('ltv'), liquidationThreshold: average('liquidationThreshold') }
}

/** The account whose key is given to whoever tries the wallet. */
export const demoAccount = getDevnetAccount('demo account')

/**
 * The scenario's borrowers, the same for the same seed: `count` of all kinds over both markets
 * (every seventh person is in both), two whales a market, and the demo account in both.
 */
export function createBorrowers({ seed, count }: { seed: number; count: number }): Borrower[] {
  const rng = createRng(seed)
  const borrowers: Borrower[] = []
  for (let index = 0; borrowers.length < count; index++) {
    const label = `borrower ${index}`
    const version = rng() < 0.55 ? '3.6' : '3.0.2'
    const kind = pickKind(rng)
    borrowers.push(
      createBorrower(rng, { label, kind, version: kind === 'stable-rate' ? '3.0.2' : version }),
    )
    if (index % 7 === 0) {
      const other = version === '3.6' ? '3.0.2' : '3.6'
      borrowers.push(createBorrower(rng, { label, kind: 'plain', version: other }))
    }
  }
  for (const version of ['3.6', '3.0.2'] as const) {
    for (const index of [0, 1]) {
      borrowers.push(createBorrower(rng, { label: `whale ${index}`, kind: 'whale', version }))
    }
    borrowers.push({
      ...createBorrower(rng, { label: 'demo account', kind: 'demo', version }),
      arrival: version === '3.6' ? 12 * 24 : 15 * 24,
      collateralUsd: version === '3.6' ? 84_000 : 36_000,
      targetHealth: version === '3.6' ? 1.45 : 1.5,
      care: { threshold: 1.22, chance: 1 },
    })
  }
  return borrowers
}
