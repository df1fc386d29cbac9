import type { Scenario } from '@/lib/risk/scenarios/scenario'
import type { StressModel } from '@/lib/risk/scenarios/stress-model'
import type { StressView } from '@/lib/risk/scenarios/stress-view'
import type { MarketKnowledge } from '@/lib/risk/scenarios/to-scenario-input'

/** What the worker is given. */
export type StressJob = {
  id: number
  /** Where the market's accounts are fetched from, as a whole address. */
  populationUrl: string
  scenario: Scenario
  model: StressModel
  known: MarketKnowledge
}

/** What it answers. */
export type StressAnswer =
  | { kind: 'progress'; id: number; rounds: number }
  | { kind: 'played'; id: number; view: StressView; blockNumber: number | null }
  | { kind: 'failed'; id: number; message: string }
