import type { RiskStep } from '@/lib/risk/get-risk-step'

/** The light scheme of `components/ui/tokens.css`, which a picture can't read. */
export const colours = {
  paper: '#f6f7f5',
  panel: '#ffffff',
  ink: '#0f1f1c',
  muted: '#55645f',
  rule: '#dde3df',
  ruleStrong: '#85928d',
  accent: '#0a5c66',
  water: '#d7e8ea',
  waterDeep: '#a9cdd2',
  afloat: '#1c6e54',
  watch: '#8a6100',
  danger: '#b3420b',
  under: '#9b1340',
  afloatWash: '#e3f1ea',
  watchWash: '#f7edd2',
  dangerWash: '#fbe6da',
  underWash: '#f9e0e7',
} as const

/** The colour of a risk step; ink where there is none. */
export function getStepColour(step: RiskStep | null): string {
  return step === null ? colours.ink : colours[step]
}
