import type { AsOf, AsOfByMarket, Source, SourceByMarket } from '@/lib/api/schema/as-of'
import type { Curve } from '@/lib/api/schema/curve'

/** A curve of one market says its block bare, one of several by market id: here always by id. */
export function toByMarket(
  curve: Pick<Curve, 'asOf' | 'source'>,
  market: string | undefined,
): { asOf: AsOfByMarket; source: SourceByMarket } {
  return {
    asOf: isAsOf(curve.asOf) ? { [market ?? '']: curve.asOf } : curve.asOf,
    source: isSource(curve.source) ? { [market ?? '']: curve.source } : curve.source,
  }
}

function isAsOf(asOf: Curve['asOf']): asOf is AsOf {
  return typeof asOf.blockHash === 'string'
}

function isSource(source: Curve['source']): source is Source {
  return typeof source.status === 'string'
}
