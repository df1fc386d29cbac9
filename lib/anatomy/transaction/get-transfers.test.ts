import { parseAbi, zeroAddress } from 'viem'
import { describe, expect, test } from 'vitest'
import { toAddress, toLog } from '../testing/logs'
import { getChanges, sumChanges } from './get-changes'
import { getTransfers } from './get-transfers'

const abi = parseAbi([
  'event Transfer(address indexed from, address indexed to, uint256 value)',
  'event Transfer(address indexed from, address indexed to, uint256 indexed tokenId)',
  'event Deposit(address indexed dst, uint256 wad)',
  'event Withdrawal(address indexed src, uint256 wad)',
])
const [transfer, transferOfOne, deposit, withdrawal] = abi
const [token, weth, alice, bob] = [1, 2, 3, 4].map(toAddress) as [
  `0x${string}`,
  `0x${string}`,
  `0x${string}`,
  `0x${string}`,
]

describe('getTransfers', () => {
  test('default: ERC-20 transfers in their order, those of single tokens left out', () => {
    const logs = [
      toLog(transfer, { address: token, args: [alice, bob, 5n], logIndex: 0 }),
      toLog(transferOfOne, { address: token, args: [alice, bob, 7n], logIndex: 1 }),
    ]
    expect(getTransfers(logs)).toEqual([
      { asset: token, from: alice, to: bob, amount: 5n, logIndex: 0 },
    ])
  })

  test('behavior: wrapping and unwrapping count once, also where the wrapper logs a transfer of it', () => {
    const logs = [
      toLog(deposit, { address: weth, args: [alice, 3n], logIndex: 0 }),
      toLog(withdrawal, { address: weth, args: [bob, 2n], logIndex: 1 }),
      toLog(transfer, { address: weth, args: [bob, zeroAddress, 2n], logIndex: 2 }),
      toLog(deposit, { address: token, args: [alice, 9n], logIndex: 3 }),
    ]
    const found = getTransfers(logs, { wrappedNative: weth })
    expect(found).toEqual([
      { asset: weth, from: zeroAddress, to: alice, amount: 3n, logIndex: 0 },
      { asset: weth, from: bob, to: zeroAddress, amount: 2n, logIndex: 2 },
    ])
    expect(getTransfers(logs)).toHaveLength(1)
  })

  test('CHANGES_SUM_TO_ZERO: what one has more another has less, and several count as one', () => {
    const logs = [
      toLog(transfer, { address: token, args: [alice, bob, 5n], logIndex: 0 }),
      toLog(transfer, { address: token, args: [bob, alice, 2n], logIndex: 1 }),
      toLog(transfer, { address: weth, args: [bob, alice, 1n], logIndex: 2 }),
    ]
    const changes = getChanges(getTransfers(logs))
    expect(changes.get(alice)).toEqual(
      new Map([
        [token, -3n],
        [weth, 1n],
      ]),
    )
    expect(sumChanges(changes, [alice, bob, alice])).toEqual(new Map())
    expect(sumChanges(changes, [bob]).get(token)).toBe(3n)
  })
})
