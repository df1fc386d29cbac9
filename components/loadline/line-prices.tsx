import { toPercent } from './to-percent'

type Props = {
  place: number
  trigger: { symbol: string; atWaterline: string; now: string }
  stroke: string
}

/** The way from today's price to the one at the waterline, under the line; two rows, so that nothing collides. */
export function LinePrices({ place, trigger, stroke }: Props) {
  const anchor = place > 0.8 ? 'end' : place < 0.2 ? 'start' : 'middle'
  const waterline = '27%'
  const now = toPercent(place)
  return (
    <>
      <line x1={waterline} x2={now} y1="120" y2="120" strokeWidth="2" className={stroke} />
      <line x1={waterline} x2={waterline} y1="116" y2="124" strokeWidth="2" className={stroke} />
      <line x1={now} x2={now} y1="116" y2="124" strokeWidth="2" className={stroke} />
      <text x={waterline} y="142" className="fill-ink font-bold">
        {trigger.symbol} {trigger.atWaterline}
      </text>
      <text x={now} y="160" textAnchor={anchor} className="fill-muted">
        {trigger.now} now
      </text>
    </>
  )
}
