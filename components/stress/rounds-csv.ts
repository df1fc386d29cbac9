import type { CsvColumn } from '@/lib/api/http/to-csv'
import type { PlayedStress, StressRound } from '@/lib/risk/scenarios/stress-view'

type Read = (round: StressRound) => number | null

const toColumn = (header: string, read: (round: StressRound) => string | null) =>
  ({ header, kind: 'number', read }) satisfies CsvColumn<StressRound>

const dollars = (read: Read) => (round: StressRound) => read(round)?.toFixed(2) ?? null
/** All digits that count: a token may cost far less than a cent. */
const price = (read: Read) => (round: StressRound) =>
  read(round)
    ?.toFixed(12)
    .replace(/\.?0+$/, '') ?? null
const whole = (read: Read) => (round: StressRound) => read(round)?.toString() ?? null

/** "Round by round": empty where something is not known. */
export function getRoundsCsv({
  followed,
}: Pick<PlayedStress, 'followed'>): readonly CsvColumn<StressRound>[] {
  const hasPool = followed?.venue === 'pool'
  return [
    toColumn(
      'seconds',
      whole(({ seconds }) => seconds),
    ),
    toColumn(
      'oraclePrice',
      price(({ oraclePrice }) => (followed ? oraclePrice : null)),
    ),
    toColumn(
      'poolPrice',
      price(({ poolPrice }) => (hasPool ? poolPrice : null)),
    ),
    toColumn(
      'loansBelow1',
      whole(({ liquidatable }) => liquidatable),
    ),
    toColumn(
      'forcedSales',
      whole(({ liquidations }) => liquidations),
    ),
    toColumn(
      'soldUsd',
      dollars(({ sold }) => sold),
    ),
    toColumn(
      'receivedUsd',
      dollars(({ received }) => received),
    ),
    toColumn(
      'badDebtUsd',
      dollars(({ badDebt }) => badDebt),
    ),
  ]
}
