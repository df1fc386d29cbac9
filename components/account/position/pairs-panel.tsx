import type { Position } from '@/lib/api/schema/position'
import { AsOfLine } from '../../ui/as-of-line'
import { Panel, PanelScroll } from '../../ui/panel'
import { PartsTable } from '../receipt/parts-table'
import { PairsTable } from './pairs-table'

/** Every pair that a liquidator could choose from, beside the one to expect. */
export function PairsPanel({ position }: { position: Position }) {
  const { health, liquidation, marketName, asOf, source } = position
  const footer = <AsOfLine name={marketName} asOf={asOf} source={source} />
  if (position.protocol === 'compound-v3')
    return (
      <Panel
        title="What an absorption takes"
        label={`What an absorption takes in ${marketName}`}
        footer={footer}
      >
        <PanelScroll label={`Collateral that an absorption takes in ${marketName}`}>
          <PartsTable parts={liquidation} />
        </PanelScroll>
      </Panel>
    )
  const isLate = health.kind === 'priced' && health.liquidatable
  return (
    <Panel
      title="What a liquidator can choose from"
      label={`What a liquidator can choose from in ${marketName}`}
      footer={footer}
    >
      <PanelScroll label={`Pairs of collateral and debt in ${marketName}`}>
        <PairsTable pairs={liquidation} isLate={isLate} />
      </PanelScroll>
    </Panel>
  )
}
