import { getDevnetAccount } from '../../accounts'
import { createRng, pickBetween, pickNormal, type Rng } from '../../rng'
import { type Care, demoAccount } from '../../scenario/borrowers'
import { SCENARIO_HOURS } from '../../scenario/price-path'
import { pickWeighted } from '../pick-weighted'
import type { Debtor } from './desk-types'

/** A place where one can owe: collaterals to choose from, what is owed, and how sought it is. */
export interface Place {
  collateral: readonly string[]
  debt: string
  weight: number
  /** Prices move together: positions stand nearer to the line. */
  correlated?: boolean
}

const NEVER: Care = { threshold: 0, chance: 0 }
const DEMO_CARE: Care = { threshold: 1.15, chance: 1 }
const LATE_ARRIVAL = SCENARIO_HOURS - 96
/** Reckless debtors come in the days before the flash crash. */
const BEFORE_CRASH: readonly [number, number] = [482, 506]

function pickCare(rng: Rng): Care {
  const draw = rng()
  if (draw < 0.35) return { threshold: 1.12, chance: 0.9 }
  if (draw < 0.55) return { threshold: 1.05, chance: 0.4 }
  return NEVER
}

function pickHealth(rng: Rng, { correlated, arrival }: { correlated: boolean; arrival: number }) {
  const draw = rng()
  if (correlated) return pickBetween(rng, [1.02, 1.12])
  if (draw < (arrival > LATE_ARRIVAL ? 0.4 : 0.2)) return pickBetween(rng, [1.02, 1.09])
  if (draw < 0.5) return pickBetween(rng, [1.06, 1.25])
  if (draw < 0.82) return pickBetween(rng, [1.25, 1.9])
  return pickBetween(rng, [1.9, 4])
}

function pickPlace(rng: Rng, places: readonly Place[]): number {
  const weights = Object.fromEntries(places.map(({ weight }, index) => [String(index), weight]))
  return Number(pickWeighted(rng, weights))
}

function pickCollateral(rng: Rng, { collateral }: Place): string[] {
  const first = collateral[Math.floor(rng() * rng() * collateral.length)] ?? ''
  const second = collateral[Math.floor(rng() * collateral.length)] ?? first
  return rng() < 0.25 && second !== first ? [first, second] : [first]
}

/** What every protocol leaves alone below, so that a position can be opened. */
const SMALLEST_USD: Readonly<Record<Debtor['protocol'], number>> = {
  'morpho-blue': 60,
  'compound-v3': 900,
  sky: 9_000,
}

/**
 * The debtors of one protocol: most in the sought places, some reckless with LINK before it crashes,
 * one whale, and the demo account in the first place. Everything follows from the seed.
 */
export function createDebtors({
  seed,
  protocol,
  places,
  count,
  demoPlace,
}: {
  seed: number
  protocol: Debtor['protocol']
  places: readonly Place[]
  count: number
  demoPlace: number
}): Debtor[] {
  const rng = createRng(seed)
  const riskyPlace = places.findIndex(({ collateral }) => collateral.includes('LINK'))
  const debtors = Array.from({ length: count }, (_, index): Debtor => {
    const isReckless = index % 9 === 4
    const place = isReckless ? riskyPlace : pickPlace(rng, places)
    const {
      debt,
      correlated = false,
      collateral,
    } = places[place] ?? places[0] ?? { debt: '', collateral: [] }
    const kind =
      index === 0 ? 'whale' : isReckless ? 'reckless' : index % 17 === 3 ? 'dust' : 'plain'
    const arrival = isReckless
      ? Math.floor(pickBetween(rng, BEFORE_CRASH))
      : Math.floor(pickBetween(rng, [0, rng() < 0.5 ? 40 : SCENARIO_HOURS - 4]))
    const smallest = SMALLEST_USD[protocol]
    const size = Math.max(smallest, Math.min(2_000_000, 30_000 * Math.exp(1.3 * pickNormal(rng))))
    return {
      address: getDevnetAccount(`${protocol} debtor ${index}`).address,
      protocol,
      kind,
      place,
      arrival: kind === 'whale' ? 2 : arrival,
      collateral: isReckless ? ['LINK'] : pickCollateral(rng, { collateral, debt, weight: 1 }),
      debt: [debt],
      collateralUsd: kind === 'whale' ? 4_000_000 : kind === 'dust' ? smallest : size,
      targetHealth:
        kind === 'whale'
          ? pickBetween(rng, [1.5, 1.7])
          : isReckless
            ? pickBetween(rng, [1.05, 1.13])
            : pickHealth(rng, { correlated, arrival }),
      care: kind === 'whale' ? { threshold: 1.2, chance: 1 } : isReckless ? NEVER : pickCare(rng),
      optsIn: rng() < 0.5,
    }
  })
  const demo = places[demoPlace]
  const demoDebtor: Debtor = {
    address: demoAccount.address,
    protocol,
    kind: 'demo',
    place: demoPlace,
    arrival: 60,
    collateral: demo?.collateral.slice(0, 1) ?? [],
    debt: [demo?.debt ?? ''],
    collateralUsd: 24_000,
    targetHealth: 1.42,
    care: DEMO_CARE,
    optsIn: true,
  }
  return [...debtors, demoDebtor]
}
