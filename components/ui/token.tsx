import { formatSymbol } from '@/lib/format'

/** A token's symbol as its contract says it, made harmless; two of one symbol are told apart by the address on hover. */
export function Token({ symbol, address }: { symbol: string; address?: string }) {
  return <bdi {...(address && { title: address })}>{formatSymbol(symbol)}</bdi>
}
