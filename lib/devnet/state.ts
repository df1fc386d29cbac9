import { gunzipSync } from 'node:zlib'
import { type Hex, hexToBytes } from 'viem'
import { writeCached } from './cache-folder'
import type { DevnetClient } from './chain-client'
import { rawRequest } from './send'

/** Writes the chain's whole state, blocks and logs included, to a file for `--load-state`. */
export async function dumpState(client: DevnetClient, path: string): Promise<void> {
  const dumped = (await rawRequest(client, 'anvil_dumpState', [false])) as Hex
  const bytes = hexToBytes(dumped)
  const isCompressed = bytes[0] === 0x1f && bytes[1] === 0x8b
  await writeCached(path, isCompressed ? new Uint8Array(gunzipSync(bytes)) : bytes)
}
