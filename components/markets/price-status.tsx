import type { Price } from '@/lib/api/schema/price'
import { formatAge } from '@/lib/format'
import { Chip } from '../ui/risk-chip'

const STATES = {
  fresh: { mark: '●', word: 'fresh', className: 'bg-afloat-wash text-afloat' },
  stale: { mark: '◷', word: 'late', className: 'bg-watch-wash text-watch' },
  'unknown-age': { mark: '○', word: 'age not told', className: 'bg-field text-muted' },
  unpriced: { mark: '✕', word: 'no price', className: 'bg-under-wash text-under' },
} as const satisfies Record<Price['status'], { mark: string; word: string; className: string }>

/** Whether an oracle answers in its own time, as a mark with a word. */
export function PriceStatus({ price }: { price: Price }) {
  const { mark, word, className } = STATES[price.status]
  return (
    <Chip className={className}>
      <span aria-hidden="true">{mark}</span>
      <span {...(price.status === 'stale' && { title: getLateness(price) })}>{word}</span>
    </Chip>
  )
}

function getLateness({ ageSeconds, heartbeatSeconds }: Price): string {
  if (ageSeconds === null || heartbeatSeconds === null) return 'Older than it should be'
  return `${formatAge(ageSeconds)} old; it should answer every ${formatAge(heartbeatSeconds)}`
}

/** "Every oracle answers in time", or what is wrong with how many. */
export function getOracleTitle(prices: readonly Pick<Price, 'status'>[]): string {
  const count = (status: Price['status']) => prices.filter((each) => each.status === status).length
  const late = count('stale')
  const missing = count('unpriced')
  if (prices.length === 0) return 'Oracles'
  if (late === 0 && missing === 0) {
    return count('unknown-age') > 0
      ? 'Every oracle gives a price; not all tell its age'
      : 'Every oracle answers in time'
  }
  const parts = [
    missing > 0 ? `${missing} of ${prices.length} oracles give no price` : '',
    late > 0 ? `${late} of ${prices.length} are late` : '',
  ]
  return parts.filter((part) => part !== '').join(', ')
}
