import type { CauseKind, LiquidationCause } from '@/lib/api/schema/liquidation-anatomy'
import { formatList, formatParameter, formatPrice, formatSymbol } from '@/lib/format'

const acts: Record<string, string> = {
  Borrow: 'borrowed',
  Withdraw: 'withdrew collateral',
  WithdrawCollateral: 'withdrew collateral',
  TransferCollateral: 'sent collateral away',
  ReserveUsedAsCollateralDisabled: 'stopped using collateral',
  UserEModeSet: 'switched its category (eMode)',
  BalanceTransfer: 'sent a balance away',
  SwapBorrowRateMode: 'switched its rate',
}

const short: Record<CauseKind, string> = {
  'oracle-round': 'a price',
  interest: 'interest',
  'owner-act': 'the owner’s own act',
  'earlier-liquidation': 'an earlier liquidation',
  'parameter-change': 'a changed parameter',
  'block-lifted': 'the end of a pause',
}

/** What made it possible, as what follows "when …". */
export function getCauseText(cause: LiquidationCause): string {
  const main = mainText[cause.kind](cause)
  if (cause.also.length === 0) return main
  return `${main}; ${formatList(cause.also.map((kind) => short[kind]))} had a part in it`
}

/** In a word or two, for a label. */
export function getCauseLabel(kind: CauseKind): string {
  return short[kind]
}

const mainText: Record<CauseKind, (cause: LiquidationCause) => string> = {
  'oracle-round': ({ prices }) => {
    const decisive = prices.filter((each) => each.decisive)
    const told = decisive.length > 0 ? decisive : prices
    if (told.length === 0) return 'the oracle’s prices moved'
    const moves = told.map(
      ({ symbol, before, after, unit }) =>
        `${formatSymbol(symbol)} from ${toPriceText(before, unit)} to ${toPriceText(after, unit)}`,
    )
    return `the oracle moved ${formatList(moves)}`
  },
  interest: () => 'interest alone took its health below 1',
  'owner-act': (cause) => {
    const words = new Set(cause.acts.flatMap(({ event }) => acts[event] ?? []))
    const done = words.size > 0 ? ` (it ${formatList([...words])})` : ''
    return `the owner’s own act in that block${done} left it too near the line`
  },
  'earlier-liquidation': () => 'an earlier liquidation left its health lower than it was',
  'parameter-change': ({ parameters }) => {
    if (parameters.length === 0) return 'the market changed its parameters'
    const changes = parameters.map(
      ({ name, of, before, after }) =>
        `the ${name} of ${formatSymbol(of)} from ${toValue(before)} to ${toValue(after)}`,
    )
    return `the market changed ${formatList(changes)}`
  },
  'block-lifted': () => 'what forbade it (a pause, a grace period or an outage) ended',
}

/** Dollars, or the tokens that the oracle counts in. */
export function toPriceText(price: string, unit: string): string {
  const dollars = formatPrice(price)
  return unit === 'USD' ? dollars : `${dollars.replace('$', '')} ${formatSymbol(unit)}`
}

function toValue(text: string): string {
  return /^\d+(\.\d+)?$/.test(text) ? formatParameter(text) : text
}
