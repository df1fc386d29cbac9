import { createAaveColumns } from '@/lib/risk/aave-v3/columns/columns'
import { getAssetTriggers } from '@/lib/risk/aave-v3/get-asset-triggers'
import { getAaveHealth } from '@/lib/risk/aave-v3/get-health'
import { getLiquidationPreviews } from '@/lib/risk/aave-v3/liquidation/get-liquidation-previews'
import { applyWhatIf } from '@/lib/risk/aave-v3/what-if/apply-what-if'
import { getRemedies } from '@/lib/risk/aave-v3/what-if/get-remedies'
import { NO_WHAT_IF } from '@/lib/risk/aave-v3/what-if/what-if'
import { getRiskCurve } from '@/lib/risk/get-risk-curve'
import { WAD, type Wad } from '@/lib/risk/units'
import type { BenchRow } from '../bench-row'
import { makeBenchMarket } from '../risk/make-accounts'
import { measure } from '../risk/measure'

const ACCOUNTS = 100_000
const STEPS = 50
const LEVEL = (WAD * 3n) as Wad

/** A frame of the what-if: one account after a slider's step, and the curve of 100,000 accounts after one. */
export async function benchWhatIf(): Promise<BenchRow[]> {
  const { state, accounts } = makeBenchMarket(ACCOUNTS)
  const [account] = accounts
  const [held] = account?.positions ?? []
  const asset = held && state.reserves[held.reserveId]?.asset
  if (!account || !asset) throw new Error('a market without accounts')
  let step = 0
  const fall = () => {
    step = (step + 1) % STEPS
    const move = (-(BigInt(step) * WAD) / 100n) as Wad
    return { ...NO_WHAT_IF, prices: new Map([[asset, { kind: 'move' as const, move }]]) }
  }
  const oneMs = measure(
    () => {
      const after = applyWhatIf(state, account, fall())
      getAaveHealth(after.state, after.account)
      getAssetTriggers(after.state, after.account)
      getLiquidationPreviews(after.state, after.account)
      getRemedies(after.state, after.account, { level: LEVEL })
    },
    { runs: 5 * STEPS, warmUp: STEPS },
  )
  const columns = createAaveColumns()
  for (const each of accounts) columns.setAccount(each)
  const curveMs = measure(
    () => {
      const rows = columns.computeHealthFactors(applyWhatIf(state, account, fall()).state)
      getRiskCurve({ rows, exposure: null })
    },
    { runs: STEPS, warmUp: 5 },
  )
  return [
    {
      name: 'what-if: one account after a slider’s step, with liquidation prices, liquidations and remedies',
      value: oneMs,
      unit: 'ms',
      target: '≤ 16',
    },
    {
      name: 'what-if: curve of 100,000 accounts after a slider’s step, all health factors again',
      value: curveMs,
      unit: 'ms',
      target: '≤ 16',
    },
  ]
}
