import { formatUsd } from '@/lib/format'
import {
  dustUsd,
  type WaitingFacts,
  type WaitingReason,
} from '@/lib/risk/liquidation-quality/get-waiting-reasons'

const told: Record<WaitingReason, (facts: WaitingFacts) => string> = {
  'just-now': () => 'It has been possible for a block at most: nobody had much time yet.',
  paused: () => 'The protocol has paused this, or an asset that the loan is made of.',
  'grace-period': () =>
    'An asset of it is in its grace period after a pause: until then nobody may.',
  'sequencer-outage': () =>
    'The chain’s sequencer was down lately: until then only loans far below the line may be taken.',
  'leaves-dust': () =>
    'Any part that may be repaid would leave less than the rules allow to be left.',
  'auction-limit': () => 'Auctions already raise as much at once as the protocol allows.',
  refused: ({ choices }) =>
    `The protocol refuses it now: ${choices.find(({ blocked }) => blocked !== null)?.blocked}.`,
  'nothing-to-take': () => 'There is no collateral to take: whoever repaid would get nothing.',
  'bad-debt': ({ debtUsd, collateralUsd }) =>
    `Its collateral is worth ${toText((debtUsd ?? 0) - (collateralUsd ?? 0))} less than its debt: that part is lost whoever takes it.`,
  dust: () => `The whole debt is under ${toText(dustUsd)}.`,
  'bonus-below-gas': ({ choices, gasCostUsd }) =>
    `The best bonus is ${toText(getBest(choices.map(({ bonusUsd }) => bonusUsd)))}, and the call alone costs about ${toText(gasCostUsd ?? 0)} of gas.`,
  'caller-unpaid': ({ gasCostUsd }) =>
    `Whoever calls for it is paid nothing${gasCostUsd === null ? '' : ` for about ${toText(gasCostUsd)} of gas`}: it pays only for who then buys the collateral from the protocol.`,
  'no-depth': ({ choices }) =>
    `The known pools pay ${toText(getBest(choices.map(({ saleUsd }) => saleUsd)))} at most for what is taken: less than has to be repaid.`,
  'collateral-lent-out': () =>
    'What is taken can’t be withdrawn: more of it is lent out than the market has left.',
  'debt-illiquid': () => 'No known pool sells the asset that has to be repaid.',
  toxic: () => 'Taking a part of it leaves the rest worse than before.',
  'not-known': () => 'Not known: nothing that is looked at here explains it.',
}

/** Why nobody has taken a loan, in a sentence with its figures. */
export function tellWaitingReason(code: WaitingReason, facts: WaitingFacts): string {
  return told[code](facts)
}

/** Without an exponent, and small enough parts that a millionth is not nothing. */
function toText(usd: number): string {
  return formatUsd(usd.toFixed(6))
}

function getBest(values: readonly (number | null)[]): number {
  return Math.max(0, ...values.flatMap((value) => value ?? []))
}
