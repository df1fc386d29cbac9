import type { CauseRules } from '@/lib/anatomy/read-cause'
import { toRatio } from '@/lib/api/decimal'
import type { LiquidationCause } from '@/lib/api/schema/liquidation-anatomy'
import { getAppliedPrice } from '@/lib/risk/aave-v3/get-applied-price'
import { getAaveHealth } from '@/lib/risk/aave-v3/get-health'
import { getLiquidationThreshold } from '@/lib/risk/aave-v3/get-liquidation-threshold'
import { isLiquidatable } from '@/lib/risk/aave-v3/is-liquidatable'
import type { AaveReserve } from '@/lib/risk/aave-v3/state'
import { toUsd } from '../view/to-usd'
import { type AaveMoment, aaveGroups } from './moment'

function judge({ state, account }: AaveMoment): boolean {
  return isLiquidatable(state, account)
}

function getHealth({ state, account }: AaveMoment): bigint | null {
  const health = getAaveHealth(state, account)
  return health.kind === 'priced' ? health.healthFactor : null
}

/** What can make an account of an Aave market liquidatable. */
export const aaveCauseRules: CauseRules<AaveMoment, keyof typeof aaveGroups> = {
  groups: aaveGroups,
  isLiquidatable: judge,
  getHealth,
  isForced,
  tellsLifted: true,
  listPrices,
  listParameters,
}

/** Its balances changed: by its own hand, or only by a liquidation before this one. */
function isForced(acts: LiquidationCause['acts']): boolean {
  const liquidations = new Set(
    acts.flatMap(({ event, transactionHash }) =>
      event === 'LiquidationCall' ? [transactionHash] : [],
    ),
  )
  return acts.length > 0 && acts.every(({ transactionHash }) => liquidations.has(transactionHash))
}

/** The reserves that count for the account at both moments. */
function listReserves({ safe, unsafe }: { safe: AaveMoment; unsafe: AaveMoment }) {
  return unsafe.account.positions.flatMap(({ reserveId }) => {
    const [before, after] = [safe.state.reserves[reserveId], unsafe.state.reserves[reserveId]]
    return before && after ? [{ before, after }] : []
  })
}

function listPrices(moments: { safe: AaveMoment; unsafe: AaveMoment }): LiquidationCause['prices'] {
  const { safe, unsafe } = moments
  return listReserves(moments).flatMap(({ before, after }) => {
    const was = getAppliedPrice(safe.state, safe.account.eModeCategoryId, before)
    const is = getAppliedPrice(unsafe.state, unsafe.account.eModeCategoryId, after)
    if (was === null || is === null || was === is) return []
    return [
      {
        asset: after.asset,
        symbol: after.symbol,
        before: toUsd(was, safe.state.baseCurrencyUnit),
        after: toUsd(is, unsafe.state.baseCurrencyUnit),
        unit: 'USD',
        decisive: !judge(withPrice(unsafe, before)),
      },
    ]
  })
}

/** One asset's price as it was. */
function withPrice(moment: AaveMoment, { id, price }: AaveReserve): AaveMoment {
  const reserves = moment.state.reserves.map((reserve) =>
    reserve?.id === id ? { ...reserve, price } : reserve,
  )
  return { ...moment, state: { ...moment.state, reserves } }
}

function listParameters(moments: {
  safe: AaveMoment
  unsafe: AaveMoment
}): LiquidationCause['parameters'] {
  const { safe, unsafe } = moments
  return listReserves(moments).flatMap(({ before, after }) => {
    // The account's own category, so that its own switch is no change of the market's.
    const was = getLiquidationThreshold(safe.state, unsafe.account, before.id)
    const is = getLiquidationThreshold(unsafe.state, unsafe.account, after.id)
    const flag = (name: string, from: boolean, to: boolean) =>
      from === to ? [] : [{ name, of: after.symbol, before: yes(from), after: yes(to) }]
    return [
      ...(was === is
        ? []
        : [
            {
              name: 'liquidation threshold',
              of: after.symbol,
              before: toRatio(was),
              after: toRatio(is),
            },
          ]),
      ...flag('paused', before.paused, after.paused),
      ...flag('active', before.active, after.active),
    ]
  })
}

function yes(is: boolean): string {
  return is ? 'yes' : 'no'
}
