/** Whether this browser was connected when it was last here, told without wagmi: from what wagmi keeps. */
export function isWalletRemembered(storage: Pick<Storage, 'getItem'>): boolean {
  try {
    const store = storage.getItem('wagmi.store')
    return store !== null && JSON.parse(store).state?.current != null
  } catch {
    return false
  }
}
