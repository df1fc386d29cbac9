import type { LiquidationPreview, Position } from '@/lib/api/schema/position'
import { AsOfLine } from '../../ui/as-of-line'
import { Panel } from '../../ui/panel'
import { getReceipt } from './get-receipt'
import { ReceiptLines } from './receipt-lines'

/** "If it happened": the liquidation to expect in words and as a receipt. */
export function LiquidationPanel({
  position,
  preview,
}: {
  position: Position
  /** The first of the position's previews: best for a liquidator, so the one to expect. */
  preview: LiquidationPreview
}) {
  const { health, marketName } = position
  const isLate = health.kind === 'priced' && health.liquidatable
  const receipt = getReceipt(position, preview)
  return (
    <Panel
      title={isLate ? 'If it happens now' : 'If it happened'}
      label={`A liquidation in ${marketName}`}
      aside={receipt.when}
      footer={<AsOfLine name={marketName} asOf={position.asOf} source={position.source} />}
    >
      <div className="@container px-4 pb-4">
        <div className="grid @2xl:grid-cols-2 gap-x-12 gap-y-4">
          <div className="max-w-[64ch]">
            <p>{receipt.what}</p>
            <p className="mt-2 text-muted">{receipt.why}</p>
            {receipt.notes.map((note) => (
              <p key={note} className="mt-2 text-muted">
                {note}
              </p>
            ))}
          </div>
          <ReceiptLines receipt={receipt} />
        </div>
      </div>
    </Panel>
  )
}
