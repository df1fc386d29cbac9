import type { Mix } from '@/lib/anatomy/get-causes'
import type {
  AaveAccount,
  AaveEModeCategory,
  AaveMarketState,
  AaveReserve,
} from '@/lib/risk/aave-v3/state'

/** A market and one account of it at one moment. */
export type AaveMoment = { state: AaveMarketState; account: AaveAccount }

/** What moves an account's health, group by group. */
export const aaveGroups = {
  'oracle-round': (base, other) =>
    withState(base, {
      reserves: mixReserves(base, other, (reserve, { price }) => ({ ...reserve, price })),
      eModes: mixEModes(base.state.eModes, other.state.eModes),
    }),
  interest: (base, other) =>
    withState(base, {
      reserves: mixReserves(base, other, (reserve, at) => ({
        ...reserve,
        liquidityIndex: at.liquidityIndex,
        variableBorrowIndex: at.variableBorrowIndex,
      })),
      timestamp: other.state.timestamp,
    }),
  'owner-act': (base, { account }) => ({ ...base, account }),
  'parameter-change': (base, other) =>
    withState(base, {
      rules: other.state.rules,
      liquidationAllowed: other.state.liquidationAllowed,
      reserves: mixReserves(base, other, (reserve, at) => ({
        ...at,
        price: reserve.price,
        liquidityIndex: reserve.liquidityIndex,
        variableBorrowIndex: reserve.variableBorrowIndex,
      })),
      eModes: mixEModes(other.state.eModes, base.state.eModes),
    }),
} as const satisfies Record<string, Mix<AaveMoment>>

function withState(base: AaveMoment, state: Partial<AaveMarketState>): AaveMoment {
  return { ...base, state: { ...base.state, ...state } }
}

/** A reserve that only one of both has stays as the base has it. */
function mixReserves(
  base: AaveMoment,
  other: AaveMoment,
  mix: (reserve: AaveReserve, other: AaveReserve) => AaveReserve,
): AaveMarketState['reserves'] {
  return base.state.reserves.map((reserve, id) => {
    const at = other.state.reserves[id]
    return reserve && at && at.asset === reserve.asset ? mix(reserve, at) : reserve
  })
}

/** Categories of one, their prices of the other. */
function mixEModes(
  categories: AaveMarketState['eModes'],
  prices: AaveMarketState['eModes'],
): AaveMarketState['eModes'] {
  return new Map(
    [...categories].map(([id, category]): [number, AaveEModeCategory] => [
      id,
      { ...category, price: prices.get(id)?.price ?? category.price },
    ]),
  )
}
