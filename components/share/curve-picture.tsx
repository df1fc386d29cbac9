import type { AsOf, Source } from '@/lib/api/schema/as-of'
import type { Curve } from '@/lib/api/schema/curve'
import { type CurveRow, getCurveRows, getRowAt } from '../charts/curve/curve-rows'
import { getCurveTitle, getFallingName } from '../charts/curve/curve-title'
import { colours } from './colours'
import { type Fact, Facts } from './facts'
import { Picture } from './picture'
import { Sentence } from './sentence'

type Props = {
  kind: string
  name: string
  curve: Curve
  asOf: AsOf
  source: Source
  facts: readonly Fact[]
}

const FALL = 20
const LAST = 60
const WIDTH = 1088
const HEIGHT = 150

/** What would be sold at which fall, for a shared link to a market or to all of them. */
export function CurvePicture({ kind, name, curve, asOf, source, facts }: Props) {
  const rows = getCurveRows(curve)
  const title = getCurveTitle(getFallingName(curve), { percent: FALL, row: getRowAt(rows, FALL) })
  return (
    <Picture kind={kind} asOf={asOf} source={source} name={name}>
      <div style={{ display: 'flex', flexGrow: 1, alignItems: 'center' }}>
        <Sentence parts={[{ text: title }]} colour={colours.ink} size={48} />
      </div>
      <Steps rows={rows} />
      <Facts facts={facts} />
    </Picture>
  )
}

/** Steps, because that is what it is; up to a fall of 60 %, the asked one in the accent. */
function Steps({ rows }: { rows: readonly CurveRow[] }) {
  const shown = rows.filter(({ percent }) => percent <= LAST)
  const largest = Math.max(...shown.map(({ collateralUsd }) => Number(collateralUsd)), 1)
  const width = WIDTH / shown.length
  return (
    <div style={{ display: 'flex', flexDirection: 'column', paddingBottom: 22 }}>
      <div style={{ display: 'flex', alignItems: 'flex-end', width: WIDTH, height: HEIGHT }}>
        {shown.map(({ percent, collateralUsd }) => (
          <div
            key={percent}
            style={{
              width,
              height: Math.round((Number(collateralUsd) / largest) * HEIGHT),
              backgroundColor: percent === FALL ? colours.accent : colours.waterDeep,
            }}
          />
        ))}
      </div>
      <div
        style={{
          display: 'flex',
          position: 'relative',
          height: 30,
          borderTop: `2px solid ${colours.ink}`,
          fontSize: 20,
          color: colours.muted,
        }}
      >
        {[0, FALL, 40, LAST].map((percent) => (
          <span
            key={percent}
            style={{
              position: 'absolute',
              top: 4,
              ...(percent === LAST ? { right: 0 } : { left: percent * width }),
            }}
          >
            {percent === 0 ? 'today' : `${percent} % lower`}
          </span>
        ))}
      </div>
    </div>
  )
}
