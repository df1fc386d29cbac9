/** What went wrong with a wallet, in words that say what to do. */
export type WalletProblem = { kind: 'declined' | 'busy' | 'unknown-chain' | 'other'; text: string }

const CODES: Record<number, WalletProblem['kind']> = {
  4001: 'declined',
  5000: 'declined',
  [-32002]: 'busy',
  4902: 'unknown-chain',
}

const TEXTS: Record<Exclude<WalletProblem['kind'], 'other'>, (wallet: string) => string> = {
  declined: (wallet) => `You declined in ${wallet}. Nothing was shared; you can ask again.`,
  busy: (wallet) => `${wallet} is already asking you something: open it and answer there.`,
  'unknown-chain': (wallet) =>
    `${wallet} does not know that chain. Add it in the wallet by hand, then switch there.`,
}

/** Codes of EIP-1193 and EIP-1474 are looked for along the causes: wagmi and viem wrap what the wallet said. */
export function getWalletProblem(error: unknown, wallet: string): WalletProblem {
  for (let each = error, depth = 0; each instanceof Object && depth < 8; depth++) {
    const kind = 'code' in each ? CODES[Number(each.code)] : undefined
    if (kind && kind !== 'other') return { kind, text: TEXTS[kind](wallet) }
    each = 'cause' in each ? each.cause : undefined
  }
  return { kind: 'other', text: `${wallet} answered: ${getShortText(error)}` }
}

function getShortText(error: unknown): string {
  if (!(error instanceof Error)) return 'nothing that can be understood.'
  const text =
    'shortMessage' in error && typeof error.shortMessage === 'string'
      ? error.shortMessage
      : error.message
  const [line = ''] = text.split('\n')
  return line.length > 160 ? `${line.slice(0, 160)}…` : line || error.name
}
