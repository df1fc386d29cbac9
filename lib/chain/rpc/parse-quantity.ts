import { RpcFailure } from './rpc-failure'

/**
 * A JSON-RPC quantity that fits a number.
 *
 * @throws RpcFailure `malformed` for anything else.
 */
export function parseQuantity(value: unknown): number {
  if (typeof value !== 'string' || !/^0x[0-9a-f]{1,13}$/i.test(value)) {
    throw new RpcFailure('malformed', { text: 'a number was expected' })
  }
  return Number(value)
}
