const COLOURS = { 1: 'var(--s1)', 2: 'var(--s2)', 3: 'var(--s3)' } as const

/** The line of a series, as it is drawn in the chart: colour, and dashes where it has them. */
export function Swatch({ series, dashed = false }: { series: 1 | 2 | 3; dashed?: boolean }) {
  return (
    <svg width="16" height="4" aria-hidden="true" className="shrink-0">
      <path
        d="M0 2h16"
        stroke={COLOURS[series]}
        strokeWidth="2.5"
        {...(dashed && { strokeDasharray: '4 2' })}
      />
    </svg>
  )
}
