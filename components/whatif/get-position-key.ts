/** What tells a position, or the input of its what-if, from all others of an account. */
export function getPositionKey({
  market,
  subaccount = '',
}: {
  market: string
  subaccount?: string | undefined
}): string {
  return `${market} ${subaccount}`
}
