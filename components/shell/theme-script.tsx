/**
 * Runs before the first paint, so that a chosen scheme does not flash; in another site's frame that site
 * chooses, by `?theme=`. In the page itself: a request for it would hold the first paint up.
 */
const script = `try {
  const asked = location.pathname.startsWith('/embed/') ? new URLSearchParams(location.search).get('theme') : null
  const theme = asked ?? localStorage.getItem('theme')
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme
} catch {}`

/** @param nonce of the page's content security policy; the browser hides it from scripts, so server and client differ there */
export function ThemeScript({ nonce }: { nonce: string | undefined }) {
  return (
    <script
      nonce={nonce}
      suppressHydrationWarning
      // biome-ignore lint/security/noDangerouslySetInnerHtml: a constant of this file
      dangerouslySetInnerHTML={{ __html: script }}
    />
  )
}
