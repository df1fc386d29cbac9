import { createStore } from '../create-store'
import { exampleNote, toExampleSave } from './examples'
import { quiet } from './quiet'
import { toLoopRows } from './to-loop-rows'

/*
 * A program to be killed: goes on saving where the last one of its kind was stopped, and prints each block that
 * it was told is kept.
 */

const [dataDir] = process.argv.slice(2)
if (!dataDir) throw new Error('which folder?')
const key = { chainId: 1, entry: 'loop' }
const store = await createStore({ dataDir, log: quiet })
const lease = await store.takeLease({ ...key, holder: 'loop', ttlMs: 60_000, note: exampleNote })
if (!lease) throw new Error('nobody else has it')
const state = await store.readState(key)
console.log('open')
for (let block = (state?.block.number ?? 0) + 1; ; block++) {
  await store.save({ ...toExampleSave(lease, block), rows: toLoopRows(block) })
  console.log(block)
}
