import { compileSpecComet } from '../compound-v3/compile'
import { compileMorpho } from '../morpho-blue/compile'
import { compileSkyAdditions } from '../sky/compile'
import type { ProtocolName } from './scenario/desk-types'

/** Compiles what the protocols need, one after the other: Aave's compilation runs beside it. */
export async function compileProtocols(protocols: readonly ProtocolName[]): Promise<void> {
  if (protocols.includes('morpho-blue')) await compileMorpho()
  if (protocols.includes('compound-v3')) await compileSpecComet()
  if (protocols.includes('sky')) await compileSkyAdditions()
}
