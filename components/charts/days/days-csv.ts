import type { CsvColumn } from '@/lib/api/http/to-csv'
import type { LiquidationDay } from '@/lib/api/schema/liquidation'

/** The bars' table with the API's own strings. */
export const DAYS_CSV: readonly CsvColumn<LiquidationDay>[] = [
  { header: 'day', kind: 'text', read: ({ day }) => day },
  { header: 'count', kind: 'number', read: ({ count }) => count },
  { header: 'collateralUsd', kind: 'number', read: ({ collateralUsd }) => collateralUsd },
  { header: 'debtUsd', kind: 'number', read: ({ debtUsd }) => debtUsd },
  { header: 'unpriced', kind: 'number', read: ({ unpriced }) => unpriced },
]
