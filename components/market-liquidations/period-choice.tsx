import { type Period, periods } from '@/lib/api/schema/market-liquidations'
import { ButtonLink } from '../ui/button'
import { periodNames, toPeriodHref } from './to-period-href'

/** Links, so that each period is an address. */
export function PeriodChoice({ market, period }: { market: string; period: Period }) {
  return (
    <nav aria-label="Over which time" className="flex flex-wrap gap-1.5">
      {periods.map((each) => (
        <ButtonLink
          key={each}
          size="small"
          active={each === period}
          href={toPeriodHref(market, each)}
          scroll={false}
          prefetch={false}
        >
          {periodNames[each]}
        </ButtonLink>
      ))}
    </nav>
  )
}
