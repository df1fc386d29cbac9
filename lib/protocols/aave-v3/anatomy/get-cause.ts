import { getCauses } from '@/lib/anatomy/get-causes'
import { toRatio } from '@/lib/api/decimal'
import type { CauseKind, LiquidationCause } from '@/lib/api/schema/liquidation-anatomy'
import { getAppliedPrice } from '@/lib/risk/aave-v3/get-applied-price'
import { getAaveHealth } from '@/lib/risk/aave-v3/get-health'
import { getLiquidationThreshold } from '@/lib/risk/aave-v3/get-liquidation-threshold'
import { isLiquidatable } from '@/lib/risk/aave-v3/is-liquidatable'
import type { AaveReserve } from '@/lib/risk/aave-v3/state'
import { toUsd } from '../view/to-usd'
import { type AaveMoment, aaveGroups } from './moment'

type Acts = LiquidationCause['acts']

const judge = ({ state, account }: AaveMoment) => isLiquidatable(state, account)

function healthOf({ state, account }: AaveMoment): bigint | null {
  const health = getAaveHealth(state, account)
  return health.kind === 'priced' ? health.healthFactor : null
}

/**
 * Why an account that could not be liquidated at the end of one block could be in the next: each group of inputs
 * is put back alone, and whatever keeps it safe was needed.
 *
 * @param acts what happened to the account in that block
 * @returns `undefined` where it could be liquidated before too, or can't be then
 */
export function getAaveCause({
  safe,
  unsafe,
  acts,
}: {
  safe: AaveMoment
  unsafe: AaveMoment
  acts: Acts
}): LiquidationCause | undefined {
  if (judge(safe) || !judge(unsafe)) return undefined
  const [healthBefore, healthThen] = [healthOf(safe), healthOf(unsafe)]
  const wasBlocked = healthBefore !== null && healthBefore < 10n ** 18n
  const causes = getCauses<AaveMoment, keyof typeof aaveGroups>({
    safe,
    unsafe,
    groups: aaveGroups,
    isLiquidatable: judge,
    healthOf,
  }).map((kind) => (kind === 'owner-act' ? toOwnKind(acts) : kind))
  const [kind, ...also]: CauseKind[] = wasBlocked ? ['block-lifted', ...causes] : causes
  if (kind === undefined) return undefined
  return {
    kind,
    also,
    prices: listPrices({ safe, unsafe }),
    acts,
    parameters: listParameters({ safe, unsafe }),
    healthBefore: healthBefore?.toString() ?? null,
    healthThen: healthThen?.toString() ?? null,
  }
}

/** Its balances changed: by its own hand, or only by a liquidation before this one. */
function toOwnKind(acts: Acts): CauseKind {
  const liquidations = new Set(
    acts.flatMap(({ event, transactionHash }) =>
      event === 'LiquidationCall' ? [transactionHash] : [],
    ),
  )
  const isForced = acts.every(({ transactionHash }) => liquidations.has(transactionHash))
  return acts.length > 0 && isForced ? 'earlier-liquidation' : 'owner-act'
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
