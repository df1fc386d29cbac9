import type { LiquidationPreview, Position } from '@/lib/api/schema/position'
import { AsOfLine } from '../ui/as-of-line'
import { Panel, PanelScroll } from '../ui/panel'
import { getReceipt } from './get-receipt'
import { PairsTable } from './pairs-table'
import { ReceiptLines } from './receipt-lines'

/** "If it happened": the liquidation to expect in words and as a receipt, then every pair that could be chosen. */
export function LiquidationPanel({
  position,
  preview,
}: {
  position: Position
  /** The first of the position's previews: best for a liquidator, so the one to expect. */
  preview: LiquidationPreview
}) {
  const { health, liquidation, marketName } = position
  const isLate = health.kind === 'priced' && health.liquidatable
  const receipt = getReceipt(position, preview)
  return (
    <Panel
      title={isLate ? 'If it happens now' : 'If it happened'}
      label={`A liquidation in ${marketName}`}
      aside={receipt.when}
      footer={<AsOfLine name={marketName} asOf={position.asOf} source={position.source} />}
    >
      <div className="grid gap-x-12 gap-y-4 px-4 pb-4 lg:grid-cols-2">
        <div className="max-w-[64ch]">
          <p>{receipt.what}</p>
          <p className="mt-2 text-muted">{receipt.why}</p>
          {receipt.notes.map((note) => (
            <p key={note} className="mt-2 text-muted">
              {note}
            </p>
          ))}
        </div>
        <ReceiptLines preview={preview} receipt={receipt} isLate={isLate} />
      </div>
      <div className="border-rule border-t">
        <PanelScroll label={`What a liquidator can choose from in ${marketName}`}>
          <PairsTable pairs={liquidation} isLate={isLate} />
        </PanelScroll>
      </div>
    </Panel>
  )
}
