import type { ReactNode } from 'react'
import type { AsOf, Source } from '@/lib/api/schema/as-of'
import { formatAge, formatBlockNumber, formatTime } from '@/lib/format'
import { colours } from './colours'
import { toDrawable } from './to-drawable'

export const pictureSize = { width: 1200, height: 630 }

type Props = {
  /** Right above: what kind of page it leads to. */
  kind: string
  /** The block that all of it is of. */
  asOf: AsOf
  source: Source
  /** Before the block: the market's name. */
  name: string
  children: ReactNode
}

/** The frame of a picture for shared links: the logo, what it shows, and the block it was made at. */
export function Picture({ kind, asOf, source, name, children }: Props) {
  const stale =
    source.status === 'fresh'
      ? ''
      : ` · stale${source.ageSeconds === null ? '' : `: ${formatAge(source.ageSeconds)} old`}`
  return (
    <div
      style={{
        display: 'flex',
        flexDirection: 'column',
        width: '100%',
        height: '100%',
        padding: '44px 56px 36px',
        backgroundColor: colours.paper,
        color: colours.ink,
        fontFamily: 'Inter',
        fontSize: 26,
      }}
    >
      <div style={{ display: 'flex', alignItems: 'center', justifyContent: 'space-between' }}>
        <div style={{ display: 'flex', alignItems: 'center', fontSize: 30, fontWeight: 600 }}>
          <svg width="40" height="40" viewBox="0 0 22 22" aria-hidden="true">
            <circle cx="11" cy="11" r="7.5" fill="none" stroke={colours.ink} strokeWidth="2" />
            <path d="M0 11h22" stroke={colours.ink} strokeWidth="2" />
          </svg>
          <span style={{ marginLeft: 14 }}>Plimsoll</span>
        </div>
        <span style={{ color: colours.muted }}>{toDrawable(kind)}</span>
      </div>
      <div style={{ display: 'flex', flexDirection: 'column', flexGrow: 1 }}>{children}</div>
      <div
        style={{
          display: 'flex',
          justifyContent: 'space-between',
          borderTop: `2px solid ${colours.rule}`,
          paddingTop: 18,
          fontSize: 22,
          color: source.status === 'fresh' ? colours.muted : colours.watch,
        }}
      >
        <span>{toDrawable(`${name} · block ${formatBlockNumber(asOf.blockNumber)}${stale}`)}</span>
        <span>{formatTime(asOf.timestamp)}</span>
      </div>
    </div>
  )
}
