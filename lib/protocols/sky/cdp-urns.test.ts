import { getContractAddress } from 'viem'
import { expect, test } from 'vitest'
import { CdpUrns } from './cdp-urns'

const manager = '0x5ef30b9986345249bc32d8928B7ee64DE9435E39'

test('default: an urn has its number among what the manager created, those of the near future too', async () => {
  const urns = new CdpUrns(manager)
  await urns.learn(300)
  for (const cdp of [1, 127, 128, 255, 256, 300, 500]) {
    const urn = getContractAddress({ from: manager, nonce: BigInt(cdp) })
    expect(urns.find(urn)).toBe(cdp)
    expect(urns.toUrn(cdp)).toBe(urn)
  }
  expect(urns.find(manager)).toBe(0)
})

test('behavior: without a manager no urn has a number', async () => {
  const urns = new CdpUrns(null)
  await urns.learn(10)
  expect(urns.find(manager)).toBe(0)
  expect(urns.toUrn(1)).toBeNull()
})
