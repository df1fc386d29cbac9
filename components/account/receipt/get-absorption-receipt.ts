import type { LiquidationPreview, Position } from '@/lib/api/schema/position'
import { formatSymbol, formatUsd } from '@/lib/format'
import { addDecimals, compareDecimals } from '../compare-decimals'
import type { Receipt, ReceiptLine } from './get-receipt'

const sumIntegers = (values: readonly string[]) =>
  values.reduce((sum, value) => sum + BigInt(value), 0n).toString()

function sumKnown(values: readonly (string | null)[]): string | null {
  const known = values.filter((value) => value !== null)
  return known.length === values.length ? addDecimals('0', ...known) : null
}

/** An absorption takes everything: its previews are parts of one, and the receipt is of all of them. */
export function getAbsorptionReceipt({ liquidation: parts }: Position, when: string): Receipt {
  const [first] = parts
  const takenUsd = sumKnown(parts.map(({ seizedUsd }) => seizedUsd))
  const lossUsd = sumKnown(parts.map(({ bonusUsd }) => bonusUsd))
  const base = first ? formatSymbol(first.debt.symbol) : 'debt'
  return {
    when,
    what: `The protocol takes all of your collateral and cancels all of the ${base} that is owed. Whoever calls for it repays nothing and gets none of it.`,
    taken: sumIntegers(parts.map(({ seized }) => seized)),
    takenUsd,
    lossUsd,
    why: 'The whole account at once: an absorption knows no close factor. What it takes stands on the protocol’s own shelf afterwards, to be sold at a discount.',
    notes: getNotes(parts, base),
    lines: getLines(parts, { takenUsd, lossUsd }),
    lossTerm: 'You lose',
  }
}

function getLines(
  parts: readonly LiquidationPreview[],
  { takenUsd, lossUsd }: { takenUsd: string | null; lossUsd: string | null },
): ReceiptLine[] {
  const [first] = parts
  if (!first) return []
  const { debt, returned } = first
  return [
    ...parts
      .filter(({ seized }) => BigInt(seized) > 0n)
      .map(
        ({ seized, collateral }): ReceiptLine => ({
          term: 'Taken from you',
          amount: seized,
          token: collateral,
        }),
      ),
    { term: 'worth', usd: takenUsd },
    { term: 'of that not credited, the penalty', usd: lossUsd },
    { term: 'Debt that goes', amount: sumIntegers(parts.map((p) => p.maxRepay)), token: debt },
    { term: 'worth', usd: sumKnown(parts.map(({ repayUsd }) => repayUsd)) },
    ...(returned
      ? [
          {
            term: 'Comes back, lent there for you',
            amount: returned.amount,
            token: debt,
            isBack: true as const,
          },
          { term: 'worth', usd: returned.valueUsd },
        ]
      : []),
  ]
}

function getNotes(parts: readonly LiquidationPreview[], base: string): string[] {
  const blocked = parts[0]?.blocked
  const badDebt = sumKnown(parts.map(({ badDebtUsd }) => badDebtUsd))
  const hasBadDebt = badDebt === null || compareDecimals(badDebt, '0') > 0
  return [
    ...(blocked ? [`The protocol holds it back for now: ${blocked}.`] : []),
    ...(hasBadDebt
      ? [
          `The credit would not cover the debt: ${badDebt === null ? 'a part' : formatUsd(badDebt)} comes out of the protocol’s reserves, without a word in its logs. You owe none of it afterwards.`,
        ]
      : [`The credit covers the debt; what is left over is ${base} that earns for you there.`]),
  ]
}
