import type { RiskInput } from '@/lib/api/risk-input'
import type { WhatIfFields } from '@/lib/api/what-if/what-if-fields'
import { openWorld } from './open-world'
import { WhatIfIsland } from './what-if-island.client'
import { WhatIfPanels } from './what-if-panels'

/** What a page's URL says of a what-if, and the position that it is played on. */
export type WhatIfChoice = {
  input: RiskInput
  fields: WhatIfFields
  /** The page, and its other parameters. */
  path: string
  hidden: Readonly<Record<string, string>>
}

/** "What if" and "what to do", from the server at once, answering by itself where a script runs. */
export function WhatIfSection({ input, fields, path, hidden }: WhatIfChoice) {
  return (
    <WhatIfIsland {...{ input, path, hidden }}>
      <WhatIfPanels {...{ input, openWorld, fields, path, hidden }} />
    </WhatIfIsland>
  )
}
