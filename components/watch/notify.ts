export type NotifyState = 'unsupported' | 'default' | 'granted' | 'denied'

export function getNotifyState(): NotifyState {
  return 'Notification' in window ? Notification.permission : 'unsupported'
}

/** Shows a notification of the browser that leads to the account. @returns false where the browser does not. */
export function notify({ address, title, body }: { address: string; title: string; body: string }) {
  try {
    const shown = new Notification(title, { body, tag: address, icon: '/icon.svg' })
    shown.onclick = () => {
      window.focus()
      location.assign(`/accounts/${address}`)
    }
    return true
  } catch {
    // Some phones allow it to service workers only.
    return false
  }
}
