import { createAaveColumns } from '@/lib/risk/aave-v3/columns/columns'
import { getAaveHealth } from '@/lib/risk/aave-v3/get-health'
import { getRiskCurve } from '@/lib/risk/get-risk-curve'
import type { BenchRow } from '../bench-row'
import { benchCascade } from './bench-cascade'
import { benchTails } from './bench-tails'
import { createMathUtilsFormatter } from './format-with-math-utils'
import { makeBenchMarket } from './make-accounts'
import { measure } from './measure'

const ACCOUNTS = 100_000
const SAMPLE = 500

/**
 * Health factors of 100,000 accounts with 5 legs among 40 reserves on one core, and the curve over them.
 * `@aave/math-utils` computes a sample of the same accounts in the same run; ratios are per account.
 */
export async function benchRisk(): Promise<BenchRow[]> {
  const { state, accounts } = makeBenchMarket(ACCOUNTS)
  const peer = createMathUtilsFormatter(state)
  const step = ACCOUNTS / SAMPLE
  const sample = accounts.filter((_, id) => id % step === 0).map(peer.prepare)
  const peerMs = measure(() => sample.forEach(peer.format), { runs: 5, warmUp: 2 })
  const peerPerAccount = peerMs / SAMPLE

  const columns = createAaveColumns()
  for (const account of accounts) columns.setAccount(account)
  const columnsMs = measure(() => columns.computeHealthFactors(state), { runs: 40 })
  const exactMs = measure(
    () => {
      for (const account of accounts) getAaveHealth(state, account)
    },
    { runs: 5, warmUp: 2 },
  )
  const rows = columns.computeHealthFactors(state)
  const assetMs = measure(() => getRiskCurve({ rows, exposure: columns.computeExposure(0) }))
  const uniformMs = measure(() => getRiskCurve({ rows, exposure: null }))
  const allByPeer = peerPerAccount * ACCOUNTS
  const name = '@aave/math-utils formatUserSummary'
  return [
    {
      name: `${name}, a sample of ${SAMPLE} of these accounts, per account`,
      value: peerPerAccount * 1000,
      unit: 'µs',
    },
    {
      name: 'all health factors of 100,000 accounts × 5 legs, columns',
      value: columnsMs,
      unit: 'ms',
      target: '≤ 5, ≥ 5,000 × peer',
      peer: name,
      ratio: allByPeer / columnsMs,
    },
    {
      name: 'the same, exact in bigint',
      value: exactMs,
      unit: 'ms',
      target: '≥ 150 × peer',
      peer: name,
      ratio: allByPeer / exactMs,
    },
    {
      name: 'curve of 101 levels, one asset',
      value: assetMs,
      unit: 'ms',
      target: '≤ 10',
    },
    {
      name: 'curve of 101 levels, all collateral',
      value: uniformMs,
      unit: 'ms',
      target: '≤ 10',
    },
    ...benchCascade(),
    ...benchTails({ state, accounts }),
  ]
}
