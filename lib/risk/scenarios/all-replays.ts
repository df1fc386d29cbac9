import type { Replay } from './replay'
import { june2022 } from './replays/june-2022'
import { march2020 } from './replays/march-2020'
import { march2023 } from './replays/march-2023'
import { may2021 } from './replays/may-2021'
import { november2022 } from './replays/november-2022'
import { october2025 } from './replays/october-2025'

/** Oldest first. */
export const allReplays: readonly Replay[] = [
  march2020,
  may2021,
  june2022,
  november2022,
  march2023,
  october2025,
]
