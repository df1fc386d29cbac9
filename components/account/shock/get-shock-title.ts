import type { Position } from '@/lib/api/schema/position'
import { formatCount, formatParameter, formatSymbol, formatUsd } from '@/lib/format'
import { addDecimals } from '../compare-decimals'
import { getShockOutcome, type Shock } from './get-shock'
import type { ShockEffect } from './get-shock-effect'

/** "If WETH falls 20.0 % and wstETH with it, 2 of 4 positions are liquidatable: $3,200.00 owed." */
export function getShockTitle(
  all: readonly { position: Position; effect: ShockEffect }[],
  { shock, symbol }: { shock: Shock; symbol: string },
): string {
  const owing = all.filter(({ position }) => position.health.kind !== 'no-debt')
  const outcomes = owing.map(({ position, effect }) => ({
    position,
    outcome: getShockOutcome(position, { fall: shock.fall, reach: effect.reach }),
  }))
  const sold = outcomes.filter(({ outcome }) => outcome === 'already' || outcome === 'liquidatable')
  const unknown = outcomes.filter(
    ({ outcome }) => outcome === 'unknown' || outcome === 'unread',
  ).length
  const what = `If ${formatSymbol(symbol)} falls ${formatParameter(shock.fall)}${getCompany(owing)}`
  const rest = unknown === 0 ? '' : `; of ${formatCount(unknown)} it is not known`
  if (sold.length === 0) {
    if (unknown === owing.length && unknown > 0) return `${what}: what becomes of it is not known`
    return `${what}, no position is liquidatable${rest}`
  }
  const debts = sold.map(({ position }) => position.debtUsd)
  const known = debts.filter((usd) => usd !== null)
  const owed =
    known.length === debts.length ? `, ${formatUsd(addDecimals('0', ...known))} owed` : ''
  if (owing.length === 1) return `${what}, the position is liquidatable${owed}`
  const many =
    sold.length === owing.length
      ? `all ${formatCount(owing.length)}`
      : `${formatCount(sold.length)} of ${formatCount(owing.length)}`
  return `${what}, ${many} positions are liquidatable${owed}${rest}`
}

function getCompany(all: readonly { effect: ShockEffect }[]): string {
  const names = new Map(
    all.flatMap(({ effect }) =>
      effect.followers.map(({ asset, symbol }) => [asset, formatSymbol(symbol)]),
    ),
  )
  const [first] = names.values()
  if (first === undefined) return ''
  return ` and ${names.size === 1 ? first : `${formatCount(names.size)} assets`} with it`
}
