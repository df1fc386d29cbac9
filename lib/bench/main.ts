import { writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { buildApp } from '@/lib/cli/build-app'
import { runMain } from '@/lib/cli/run-main'
import { say } from '@/lib/cli/say'
import type { BenchRow } from './bench-row'

/** What can be measured, by name: `npm run bench -- risk lens` runs only these. */
const benches: Readonly<Record<string, () => Promise<BenchRow[]>>> = {
  risk: async () => (await import('./risk/bench-risk')).benchRisk(),
  'what-if': async () => (await import('./whatif/bench-what-if')).benchWhatIf(),
  store: async () => (await import('./store/bench-store')).benchStore(),
  lens: async () => (await import('./lens/bench-account-batch')).benchAccountBatch(),
  engine: async () => (await import('./engine/bench-data-calls')).benchDataCalls(),
  scale: async () => (await import('./scale/bench-scale')).benchScale(),
  backfill: async () => (await import('./backfill/bench-backfill')).benchBackfill(),
  roles: async () => (await import('./roles/bench-roles')).benchRoles(),
  http: async () => (await import('./http/bench-http')).benchHttp(),
  app: async () => {
    await buildApp(say)
    return (await import('./app/bench-app')).benchApp()
  },
}

/** `npm run bench`: prints a table and writes `bench.json`. */
runMain(async () => {
  const wanted = process.argv.slice(2)
  const rows: (BenchRow & { bench: string })[] = []
  for (const [bench, run] of Object.entries(benches)) {
    if (wanted.length > 0 && !wanted.includes(bench)) continue
    say(`measuring ${bench} …`)
    for (const row of await run()) rows.push({ bench, ...row })
  }
  const machine = `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, Node ${process.version}`
  say(`\n${machine}`)
  for (const row of rows) say(toLine(row))
  writeFileSync('bench.json', `${JSON.stringify({ machine, rows }, null, 2)}\n`)
  process.exit(0)
})

function toLine({ bench, name, value, unit, target, peer, ratio }: BenchRow & { bench: string }) {
  const figure = `${value.toLocaleString('en-US', { maximumFractionDigits: 2 })} ${unit}`
  const against =
    peer && ratio
      ? `  ${ratio.toLocaleString('en-US', { maximumFractionDigits: 1 })} × ${peer}`
      : ''
  return `${bench.padEnd(7)} ${figure.padStart(18)}  ${name}${target ? ` (${target})` : ''}${against}`
}
