import type { Address, ContractEventName, ParseEventLogsReturnType } from 'viem'
import { expect } from 'vitest'
import { type LiquidationPreview, zLiquidationPreview } from '@/lib/api/schema/position'
import type { cometAbi } from '@/lib/devnet/compound-v3/comet-abi'

type CometAbi = typeof cometAbi
type CometEvents = ParseEventLogsReturnType<CometAbi, ContractEventName<CometAbi>, true>

/** What the events of one absorption say. */
export function getAbsorbed(events: CometEvents, borrower: Address) {
  const collateral = events.flatMap((event) =>
    event.eventName === 'AbsorbCollateral' && event.args.borrower === borrower ? [event] : [],
  )
  const debt = events.find(
    (event) => event.eventName === 'AbsorbDebt' && event.args.borrower === borrower,
  )
  const back = events.find((event) => event.eventName === 'Transfer' && event.args.to === borrower)
  if (debt?.eventName !== 'AbsorbDebt') throw new Error('not absorbed')
  return { collateral, debt, back: back?.eventName === 'Transfer' ? back.args.amount : 0n }
}

export const total = (amounts: readonly string[]) =>
  amounts.reduce((sum, each) => sum + BigInt(each), 0n)
export const totalUsd = (values: readonly (string | null)[]) =>
  values.reduce((sum, each) => sum + Number(each), 0)

/** The rows that were shown before, against the events. */
export function checkPreview(
  rows: readonly LiquidationPreview[],
  { owed, ...absorbed }: ReturnType<typeof getAbsorbed> & { owed: bigint },
) {
  const { collateral, debt, back } = absorbed
  for (const row of rows) expect(zLiquidationPreview.parse(row)).toEqual(row)
  expect(total(rows.map(({ maxRepay }) => maxRepay))).toBe(owed)
  const [first] = rows
  expect(BigInt(first?.returned?.amount ?? -1)).toBe(back)
  const seized = rows.filter(({ seized }) => seized !== '0')
  expect(seized.map((row) => [row.collateral.asset, BigInt(row.seized)])).toEqual(
    collateral.map(({ args }) => [args.asset, args.collateralAbsorbed]),
  )
  expect(seized.map(({ seizedUsd }) => Number(seizedUsd))).toEqual(
    collateral.map(({ args }) => Number(args.usdValue) / 1e8),
  )
  const paid = Number(debt.args.usdValue) / 1e8
  const backUsd = Number(first?.returned?.valueUsd)
  expect(totalUsd(rows.map(({ repayUsd }) => repayUsd)) + backUsd).toBeCloseTo(paid, 4)
  const value = totalUsd(rows.map(({ seizedUsd }) => seizedUsd))
  const penalty = totalUsd(rows.map(({ bonusUsd }) => bonusUsd))
  const bad = totalUsd(rows.map(({ badDebtUsd }) => badDebtUsd))
  expect(value - penalty + bad).toBeCloseTo(paid, 4)
  expect(bad > 0.01 && backUsd > 0.01).toBe(false)
  return bad > 0 ? 'bad-debt' : 'surplus'
}
