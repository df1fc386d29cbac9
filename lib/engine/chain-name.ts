import * as chains from 'viem/chains'

const names = new Map<number, string>(
  Object.values(chains).flatMap((chain) =>
    typeof chain === 'object' && 'id' in chain ? [[Number(chain.id), chain.name] as const] : [],
  ),
)
names.set(31_337, 'Local chain')

/** A chain's common name; its id where it has none. */
export function getChainName(chainId: number): string {
  return names.get(chainId) ?? `Chain ${chainId}`
}
