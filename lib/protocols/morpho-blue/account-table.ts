import { createMorphoColumns } from '@/lib/risk/morpho-blue/columns'
import type { AccruedMorphoState, MorphoAccount } from '@/lib/risk/morpho-blue/state'
import { AccountTable } from '../account-table'
import type { SweepCopy } from '../sweep-copy'

/** One of a market's two tokens. */
export type MorphoSide = 'collateral' | 'loan'

export type MorphoSweepCopy = SweepCopy<MorphoAccount, AccruedMorphoState, MorphoSide>

/** The accounts with debt of one market. */
export class MorphoTable extends AccountTable<MorphoAccount, AccruedMorphoState, MorphoSide> {
  constructor() {
    super(createMorphoColumns, ({ address }) => address)
  }
}
