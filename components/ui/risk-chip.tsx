import type { RiskStep } from '@/lib/risk/get-risk-step'

const STEPS = {
  afloat: { mark: '○', word: 'afloat', className: 'bg-afloat-wash text-afloat' },
  watch: { mark: '◐', word: 'watch', className: 'bg-watch-wash text-watch' },
  danger: { mark: '◕', word: 'danger', className: 'bg-danger-wash text-danger' },
  under: { mark: '●', word: 'under water', className: 'bg-under-wash text-under' },
} as const satisfies Record<RiskStep, { mark: string; word: string; className: string }>

/** One of the four risk steps: a mark that fills, a word, a colour. `children` replaces the word. */
export function RiskChip({ step, children }: { step: RiskStep; children?: React.ReactNode }) {
  const { mark, word, className } = STEPS[step]
  return (
    <Chip className={className}>
      <span aria-hidden="true">{mark}</span>
      {children ?? word}
    </Chip>
  )
}

/** A short word with a ground of its own. */
export function Chip({
  className = 'bg-field text-muted',
  children,
}: {
  className?: string
  children: React.ReactNode
}) {
  return (
    <span
      className={`inline-flex items-center gap-1.5 whitespace-nowrap rounded-full px-2 py-0.5 font-bold text-t1 ${className}`}
    >
      {children}
    </span>
  )
}
