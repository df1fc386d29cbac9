import { getAaveRules } from '@/lib/risk/aave-v3/get-rules'
import type {
  AaveAccount,
  AaveMarketState,
  AaveReserve,
  AaveReservePosition,
} from '@/lib/risk/aave-v3/state'
import { pow10 } from '@/lib/risk/pow10'
import { type Address, type Bps, RAY, type Ray } from '@/lib/risk/units'

/** A seeded market of 40 reserves and accounts with 5 legs in 5 of them: 3 held, 2 owed, health about 1 to 3. */
export function makeBenchMarket(accountCount: number): {
  state: AaveMarketState
  accounts: AaveAccount[]
} {
  const random = createRandom(20_231_114)
  const reserves = Array.from({ length: 40 }, (_, id) => makeReserve(id, random))
  const state = {
    rules: getAaveRules(10),
    baseCurrencyUnit: 100_000_000n,
    timestamp: 1_700_000_000,
    reserves,
    eModes: new Map(),
    liquidationAllowed: true,
  }
  const accounts = Array.from({ length: accountCount }, (_, id) =>
    makeAccount(id, reserves, random),
  )
  return { state, accounts }
}

type Random = () => number

function createRandom(seed: number): Random {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

function makeReserve(id: number, random: Random): AaveReserve {
  const index = () => (RAY + BigInt(Math.round(random() * 5e8)) * 10n ** 18n) as Ray
  return {
    id,
    asset: toAddress(id + 1),
    symbol: `R${id}`,
    decimals: [6, 8, 18][id % 3] ?? 18,
    price: BigInt(Math.round(1e8 * 10 ** (random() * 4))),
    liquidityIndex: index(),
    variableBorrowIndex: index(),
    liquidityRate: (RAY / 50n) as Ray,
    variableBorrowRate: (RAY / 25n) as Ray,
    ltv: 7000n as Bps,
    liquidationThreshold: BigInt(6500 + Math.floor(random() * 2000)) as Bps,
    liquidationBonus: 10_500n as Bps,
    liquidationProtocolFee: 1000n as Bps,
    active: true,
    frozen: false,
    paused: false,
    borrowingEnabled: true,
    eModeCategoryId: 0,
    liquidationGracePeriodUntil: 0,
  }
}

function makeAccount(id: number, reserves: readonly AaveReserve[], random: Random): AaveAccount {
  const ids = new Set<number>()
  while (ids.size < 5) ids.add(Math.floor(random() * reserves.length))
  const value = 10 ** (1 + random() * 5)
  const share = 0.25 + random() * 0.5
  const positions = [...ids]
    .map((reserveId, leg): AaveReservePosition => {
      const reserve = reserves[reserveId]
      if (reserve === undefined) throw new RangeError(`no reserve ${reserveId}`)
      const worth = leg < 3 ? value / 3 : (value * share) / 2
      const scaled =
        (BigInt(Math.round(worth * 1e8)) * pow10(reserve.decimals)) / (reserve.price ?? 1n)
      return {
        reserveId,
        scaledCollateral: leg < 3 ? scaled : 0n,
        usedAsCollateral: leg < 3,
        scaledVariableDebt: leg < 3 ? 0n : scaled,
      }
    })
    .sort((a, b) => a.reserveId - b.reserveId)
  return { address: toAddress(1_000_000 + id), eModeCategoryId: 0, positions }
}

function toAddress(id: number): Address {
  return `0x${id.toString(16).padStart(40, '0')}`
}
