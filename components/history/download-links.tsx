/** The same as the API tells it, both ways. */
export function DownloadLinks({ href }: { href: string }) {
  return (
    <>
      <a className="link" href={href}>
        JSON
      </a>{' '}
      ·{' '}
      <a className="link" href={`${href}?format=csv`}>
        CSV
      </a>
    </>
  )
}
