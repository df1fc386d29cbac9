import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { type Address, getAddress, type Hex } from 'viem'
import { projectRoot } from '../cache-folder'

const SNAPSHOT = 'node_modules/@makerdao/testchain/snapshots/default.tgz'
const TAR_BLOCK = 512

/** A transaction of the recorded deployment; all are of one account, in the order of its nonces. */
export interface RecordedTransaction {
  from: Address
  /** Absent: it creates a contract. */
  to?: Address
  data: Hex
  value: bigint
  gas: bigint
}

interface RecordedBlock {
  transactions: {
    from: Address
    to: Address | null
    data: string
    value: Hex
    gas: Hex
    nonce: Hex
  }[]
}

function readText(bytes: Uint8Array): string {
  const end = bytes.indexOf(0)
  return new TextDecoder().decode(end < 0 ? bytes : bytes.subarray(0, end))
}

/** Files of a tar archive whose names match. */
function* listTarFiles(archive: Uint8Array, pattern: RegExp): Generator<[RegExpExecArray, string]> {
  for (let offset = 0; offset + TAR_BLOCK <= archive.length; ) {
    const header = archive.subarray(offset, offset + TAR_BLOCK)
    const name = readText(header.subarray(0, 100))
    if (name === '') return
    const size = Number.parseInt(readText(header.subarray(124, 136)).trim(), 8) || 0
    const begin = offset + TAR_BLOCK
    const match = pattern.exec(name)
    if (match) yield [match, new TextDecoder().decode(archive.subarray(begin, begin + size))]
    offset = begin + Math.ceil(size / TAR_BLOCK) * TAR_BLOCK
  }
}

/**
 * The transactions that deployed Multi-Collateral Dai on the development chain of
 * `@makerdao/testchain` 1.1.33-beta5, read from the database that the package carries.
 *
 * @throws Error when the package is missing or its database is not what it was.
 */
export function readRecordedTransactions(): RecordedTransaction[] {
  const packed = new Uint8Array(readFileSync(join(projectRoot, SNAPSHOT)))
  const archive = new Uint8Array(gunzipSync(packed))
  const blocks = [...listTarFiles(archive, /^\.\/!blocks!(\d+)$/)]
    .map(([match, text]) => ({
      number: Number(match[1]),
      block: JSON.parse(text) as RecordedBlock,
    }))
    .sort((a, b) => a.number - b.number)
  const recorded = blocks.flatMap(({ block }) => block.transactions)
  const isWhole = recorded.every(
    ({ from, nonce }, index) => from === recorded[0]?.from && Number(nonce) === index,
  )
  if (!isWhole || recorded.length < 695) {
    throw new Error(`${SNAPSHOT} does not hold the 695 transactions of one account`)
  }
  return recorded.map(({ from, to, data, value, gas }) => ({
    from: getAddress(from),
    ...(to ? { to: getAddress(to) } : {}),
    data: `0x${data.replace(/^0x/, '')}`,
    value: BigInt(value),
    gas: BigInt(gas),
  }))
}
