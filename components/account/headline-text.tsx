import type { RiskStep } from '@/lib/risk/get-risk-step'
import type { Headline } from './get-headline'

const COLOURS: Record<RiskStep, string> = {
  afloat: 'text-afloat',
  watch: 'text-watch',
  danger: 'text-danger',
  under: 'text-under',
}

/** The sentence, its figure in the colour of the risk step. */
export function HeadlineText({ headline, step }: { headline: Headline; step: RiskStep | null }) {
  return headline.parts.map(({ text, kind }) => {
    if (kind === 'token') return <bdi key={text}>{text}</bdi>
    if (kind !== 'strong') return text
    return (
      <span key={text} data-live="" className={step ? COLOURS[step] : ''}>
        {text}
      </span>
    )
  })
}
