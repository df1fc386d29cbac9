import { expect, test } from 'vitest'
import { makeAddress, makeIlkState, wad } from '@/lib/risk/sky/testing/make-state'
import type { SkyVault } from './vault'
import { VaultTable } from './vault-table'

const state = makeIlkState()

test('behavior: a vault stays in the row of its urn, whoever goes', () => {
  const table = new VaultTable()
  for (const id of [1, 2, 3, 4]) table.set(makeVault(id))
  table.remove(makeAddress(2))
  table.remove(makeAddress(4))
  table.remove(makeAddress(9))
  table.set({ ...makeVault(5), art: wad(100) })
  const { rows } = table.freeze()
  expect(rows.map(({ urn }) => urn)).toEqual([1, 3, 5].map(makeAddress))
  const { sweep } = table.sweep(state)
  expect(Array.from(sweep.debt, Math.round)).toEqual([10, 30, 100])
  for (const vault of rows) expect(table.get(vault.urn)).toBe(vault)
})

function makeVault(id: number): SkyVault {
  const urn = makeAddress(id)
  return { ilk: 'ETH-A', urn, ink: wad(1), art: wad(10 * id), holder: urn, account: urn }
}
