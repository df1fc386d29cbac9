import { formatHealthFactor } from '@/lib/format'
import { getRiskStep } from '@/lib/risk/get-risk-step'
import { getLinePlace } from '../loadline/get-line-place'
import { colours, getStepColour } from './colours'
import { toDrawable } from './to-drawable'

type Props = {
  /** Wad. */
  healthFactor: bigint
  trigger: { symbol: string; atWaterline: string; now: string } | undefined
}

const WIDTH = 1088
const WATERLINE = 0.27 * WIDTH
const BANDS = [
  { from: 0, to: 0.27, colour: colours.waterDeep },
  { from: 0.27, to: 0.39, colour: colours.dangerWash },
  { from: 0.39, to: 0.6, colour: colours.watchWash },
  { from: 0.6, to: 1, colour: colours.afloatWash },
]

/** A text centred at a place of the line, kept within it. */
function Label({ at, top, children }: { at: number; top: number; children: string }) {
  const box = 220
  const left = Math.max(0, Math.min(at - box / 2, WIDTH - box))
  const align = left === 0 ? 'flex-start' : left === WIDTH - box ? 'flex-end' : 'center'
  return (
    <div
      style={{
        position: 'absolute',
        top,
        left,
        width: box,
        display: 'flex',
        justifyContent: align,
      }}
    >
      {children}
    </div>
  )
}

/** The load line for a picture: the same places as on the page, drawn with boxes. */
export function PictureLine({ healthFactor, trigger }: Props) {
  const { place } = getLinePlace(healthFactor)
  const mark = place * WIDTH
  const colour = getStepColour(getRiskStep(healthFactor))
  const isFar = Math.abs(mark - WATERLINE) > 270
  const isNear = Math.abs(mark - WATERLINE) < 110
  return (
    <div style={{ display: 'flex', position: 'relative', width: WIDTH, height: 190, fontSize: 24 }}>
      {BANDS.map(({ from, to, colour: band }) => (
        <div
          key={from}
          style={{
            position: 'absolute',
            top: 44,
            left: from * WIDTH,
            width: (to - from) * WIDTH,
            height: 68,
            backgroundColor: band,
          }}
        />
      ))}
      <div
        style={{
          position: 'absolute',
          top: 26,
          left: WATERLINE - 2,
          width: 4,
          height: 104,
          backgroundColor: colours.ink,
        }}
      />
      {isNear ? null : (
        <div
          style={{
            position: 'absolute',
            top: 0,
            display: 'flex',
            color: colours.muted,
            ...(mark > WATERLINE ? { right: WIDTH - WATERLINE } : { left: WATERLINE }),
          }}
        >
          waterline 1.00
        </div>
      )}
      <div style={{ display: 'flex', fontWeight: 600 }}>
        <Label at={mark} top={0}>{`${formatHealthFactor(healthFactor)} now`}</Label>
      </div>
      {trigger ? (
        <>
          <div
            style={{
              position: 'absolute',
              top: 128,
              left: Math.min(mark, WATERLINE),
              width: Math.abs(mark - WATERLINE),
              height: 4,
              backgroundColor: colour,
            }}
          />
          <div
            style={{
              position: 'absolute',
              top: 146,
              left: WATERLINE,
              display: 'flex',
              fontWeight: 600,
            }}
          >
            {toDrawable(`${trigger.symbol} ${trigger.atWaterline}`)}
            {isFar ? null : (
              <span style={{ marginLeft: 8, fontWeight: 400, color: colours.muted }}>
                {`· ${trigger.now} now`}
              </span>
            )}
          </div>
          {isFar ? (
            <div style={{ display: 'flex', color: colours.muted }}>
              <Label at={mark} top={146}>{`${trigger.now} now`}</Label>
            </div>
          ) : null}
        </>
      ) : null}
      <div
        style={{
          position: 'absolute',
          top: 76,
          left: mark - 42,
          width: 84,
          height: 5,
          backgroundColor: colours.ink,
        }}
      />
      <div
        style={{
          position: 'absolute',
          top: 54,
          left: mark - 25,
          width: 50,
          height: 50,
          borderRadius: 25,
          border: `5px solid ${colours.ink}`,
          backgroundColor: colours.panel,
        }}
      />
      <div
        style={{
          position: 'absolute',
          top: 76,
          left: mark - 25,
          width: 50,
          height: 5,
          backgroundColor: colours.ink,
        }}
      />
    </div>
  )
}
