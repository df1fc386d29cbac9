import type { ReactNode } from 'react'
import type { RiskInput } from '@/lib/api/risk-input'
import { getKeyedAssets } from '@/lib/api/what-if/asset-keys'
import type { WhatIfFields as Fields } from '@/lib/api/what-if/what-if-fields'
import { Button } from '../ui/button'
import { Panel } from '../ui/panel'
import { FORM_ID, PANEL_ID, type WhatIfActions } from './actions'
import { getWhatIfForm } from './get-form'
import { playWhatIf } from './play-what-if'
import { RemediesPanel } from './remedies-panel'
import { WhatIfFields } from './what-if-fields'
import { WhatIfHealth, WhatIfResult } from './what-if-result'
import type { OpenWorld } from './world'

/**
 * "What if" and "what to do" of one position. Drawn on the server as a form that answers by its URL; with
 * `actions` the same controls answer at once.
 */
export function WhatIfPanels({
  input,
  openWorld,
  fields,
  path,
  hidden,
  actions,
  copy,
}: {
  input: RiskInput
  openWorld: OpenWorld
  fields: Fields
  /** The page without a what-if, its other parameters in `hidden`. */
  path: string
  hidden: Readonly<Record<string, string>>
  actions?: WhatIfActions
  /** The live button that copies the link. */
  copy?: ReactNode
}) {
  const play = playWhatIf(input, { fields, openWorld })
  const assets = getKeyedAssets(input)
  const query = new URLSearchParams(hidden).toString()
  const plain = query === '' ? path : `${path}?${query}`
  return (
    <>
      <Panel
        title="What if"
        label={`What if, in ${input.marketName}`}
        aside={
          <a
            href={`${plain}#${PANEL_ID}`}
            className="link"
            {...(actions && {
              onClick: (event) => {
                event.preventDefault()
                actions.replace({})
              },
            })}
          >
            reset
          </a>
        }
      >
        <form
          id={FORM_ID}
          method="get"
          action={`${path}#${PANEL_ID}`}
          aria-label="What if"
          {...(actions && { onSubmit: (event) => event.preventDefault() })}
        >
          {Object.entries(hidden).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          <WhatIfFields form={getWhatIfForm(play)} actions={actions} />
          <noscript>
            <p className="px-4 pb-3">
              <button
                type="submit"
                className="min-h-9 rounded-r border border-rule-strong bg-panel px-3 font-bold"
              >
                Work it out
              </button>
            </p>
          </noscript>
          <WhatIfHealth play={play} />
          <WhatIfResult play={play} assets={assets} />
          <div className="px-4 pb-4">
            {copy ?? <Button className="needs-script w-full">Copy link to this what-if</Button>}
          </div>
        </form>
      </Panel>
      <RemediesPanel play={play} assets={assets} path={plain} actions={actions} />
    </>
  )
}
