import type { Position } from '@/lib/api/schema/position'
import { Notice } from '../../ui/notice'
import { getOutlook } from './get-outlook'

/** What reaches a position before its own line does: a price that is held back, a line that it opted in to. */
export function PositionOutlook({ position }: { position: Position }) {
  const lines = getOutlook(position)
  if (lines.length === 0) return null
  return (
    <div className="grid gap-2 px-4 pb-3">
      {lines.map(({ text, isNear }) => (
        <Notice key={text} kind={isNear ? 'watch' : 'plain'}>
          {text}
        </Notice>
      ))}
    </div>
  )
}
