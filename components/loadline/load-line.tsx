import { formatHealthFactor } from '@/lib/format'
import { getRiskStep } from '@/lib/risk/get-risk-step'
import { getLinePlace } from './get-line-place'
import { LineBands } from './line-bands'
import { LinePrices } from './line-prices'
import { toPercent } from './to-percent'

type Props = {
  /** Wad integer. */
  healthFactor: string
  /** The price that brings it to the waterline, and today's; in words, rounded already. */
  trigger?: { symbol: string; atWaterline: string; now: string } | undefined
  /** A step of the protocol below the waterline. */
  step?: { healthFactor: bigint; text: string } | undefined
}

const SCALE = [
  { text: '1.10', place: 0.39 },
  { text: '1.50', place: 0.6 },
  { text: '2.00', place: 0.79 },
]

const STROKES = {
  afloat: 'stroke-afloat',
  watch: 'stroke-watch',
  danger: 'stroke-danger',
  under: 'stroke-under',
}

/**
 * The account's one picture: health on a line, the waterline at 1, the account's mark. Places are shares of the
 * width and sizes are pixels, so it is the same drawing on a phone and on a wall, without a script.
 */
export function LoadLine({ healthFactor, trigger, step }: Props) {
  const wad = BigInt(healthFactor)
  const { place, beyond } = getLinePlace(wad)
  const risk = getRiskStep(wad)
  const text = formatHealthFactor(wad)
  const stepPlace = step ? getLinePlace(step.healthFactor).place : null
  const now = toPercent(place)
  const anchor = place > 0.85 ? 'end' : place < 0.12 ? 'start' : 'middle'
  return (
    <svg
      role="img"
      aria-label={`Load line: health ${text}, ${risk === 'under' ? 'below' : 'above'} the waterline at 1${trigger ? `, which ${trigger.symbol} reaches at ${trigger.atWaterline}; now ${trigger.now}` : ''}`}
      width="100%"
      height={trigger ? 168 : 124}
      className="block overflow-visible text-t1"
    >
      <text x="0" y="14" className="fill-muted max-md:hidden">
        under water: anyone may sell
      </text>
      <text x="0" y="14" className="fill-muted max-[23rem]:hidden md:hidden">
        under water
      </text>
      <text x="27%" y="14" className="fill-ink font-bold">
        waterline 1.00
      </text>
      {SCALE.filter((each) => Math.abs(each.place - place) > 0.16).map((each) => (
        <text
          key={each.text}
          x={toPercent(each.place)}
          y="34"
          textAnchor="middle"
          className="fill-muted"
        >
          {each.text}
        </text>
      ))}
      <LineBands />
      <line x1="27%" x2="27%" y1="20" y2="104" strokeWidth="2" className="stroke-ink" />
      {step && stepPlace !== null ? (
        <>
          <line
            x1={toPercent(stepPlace)}
            x2={toPercent(stepPlace)}
            y1="42"
            y2="92"
            className="stroke-muted"
          />
          <text x="0" y="104" className="fill-muted">
            {formatHealthFactor(step.healthFactor).replace(/0+$/, '')}
            <tspan className="max-md:hidden"> {step.text}</tspan>
          </text>
        </>
      ) : null}
      {trigger ? <LinePrices place={place} trigger={trigger} stroke={STROKES[risk]} /> : null}
      <circle cx={now} cy="64" r="16" strokeWidth="3" className="fill-panel stroke-ink" />
      <rect
        x={now}
        y="62.5"
        width="56"
        height="3"
        transform="translate(-28)"
        className="fill-ink"
      />
      <text
        x={now}
        y="34"
        textAnchor={anchor}
        className="fill-ink stroke-4 stroke-panel font-bold [paint-order:stroke]"
      >
        {beyond === 'below' ? '← ' : ''}
        {text} now{beyond === 'above' ? ' →' : ''}
      </text>
    </svg>
  )
}
