import type { RiskStep } from '@/lib/risk/get-risk-step'
import type { HeadlinePart } from '../account/get-headline'

const COLOURS: Record<RiskStep, string> = {
  afloat: 'text-afloat',
  watch: 'text-watch',
  danger: 'text-danger',
  under: 'text-under',
}

/** The what-if's sentence. What the reader's own hand moves does not mark itself as news of a block does. */
export function SentenceText({
  parts,
  step,
}: {
  parts: readonly HeadlinePart[]
  step: RiskStep | null
}) {
  return parts.map(({ text, kind }) => {
    if (kind === 'token') return <bdi key={text}>{text}</bdi>
    if (kind !== 'strong') return text
    return (
      <span key={text} className={step ? COLOURS[step] : ''}>
        {text}
      </span>
    )
  })
}
