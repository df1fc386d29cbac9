import Link from 'next/link'
import { formatAddress } from '@/lib/format'
import { CopyButton } from './copy-button.client'
import { Identicon } from './identicon'

type Props = {
  address: string
  /** Shown instead of the digits where there is one. */
  ensName?: string | null
  /** Where it leads; `account` is that account's page. */
  href?: 'account' | string
  /** The link covers its whole table row (`.row-link`). */
  covers?: boolean
  copy?: boolean
}

/** An address with its picture, shortened to 6…4 with the checksum kept; hovering and copying give the whole. */
export function Address({ address, ensName, href, covers = false, copy = false }: Props) {
  const text = ensName ?? formatAddress(address)
  const target = href === 'account' ? `/accounts/${address}` : href
  return (
    <span className="inline-flex items-center gap-2 whitespace-nowrap align-middle">
      <Identicon address={address} />
      {target ? (
        <Link
          href={target}
          prefetch={false}
          title={address}
          className={covers ? 'covers no-underline' : 'link'}
        >
          <bdi {...(ensName && { className: 'block max-w-[11rem] truncate' })}>{text}</bdi>
        </Link>
      ) : (
        <bdi title={address}>{text}</bdi>
      )}
      {copy ? <CopyButton text={address} label={`Copy ${formatAddress(address)}`} /> : null}
    </span>
  )
}
