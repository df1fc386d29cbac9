import { getLinePlace } from '../loadline/get-line-place'
import { toPercent } from '../loadline/to-percent'

/** The load line with two marks: where the account stands, and where the what-if puts it. The numbers say the same. */
export function WhatIfLine({ today, after }: { today: bigint; after: bigint | null }) {
  const from = toPercent(getLinePlace(today).place)
  const to = after === null ? null : toPercent(getLinePlace(after).place)
  return (
    <svg width="100%" height="30" aria-hidden="true" className="block overflow-visible">
      <rect y="9" width="27%" height="12" className="fill-water-deep" />
      <rect x="27%" y="9" width="12%" height="12" className="fill-danger-wash" />
      <rect x="39%" y="9" width="21%" height="12" className="fill-watch-wash" />
      <rect x="60%" y="9" width="40%" height="12" className="fill-afloat-wash" />
      <line x1="27%" x2="27%" y1="3" y2="27" className="stroke-ink" />
      <circle cx={from} cy="15" r="7" strokeWidth="2" className="fill-panel stroke-faint" />
      {to === null ? null : (
        <>
          <line x1={from} x2={to} y1="15" y2="15" className="stroke-ink" strokeDasharray="3 3" />
          <circle cx={to} cy="15" r="7" strokeWidth="3" className="fill-panel stroke-ink" />
          <rect
            x={to}
            y="13.75"
            width="26"
            height="2.5"
            transform="translate(-13)"
            className="fill-ink"
          />
        </>
      )}
    </svg>
  )
}
