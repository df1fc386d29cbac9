import type { Metadata } from 'next'
import { readAccountPage } from '@/app/accounts/[account]/read-account-page'
import { readShellStatus } from '@/app/read-shell-status'
import { AccountEmbed } from '@/components/embed/account-embed'
import { EmbedCard } from '@/components/embed/embed-card'
import { LiveRefresh } from '@/components/live/live-refresh.client'
import { getEngine } from '@/lib/engine/get-engine'
import { formatAddress } from '@/lib/format'
import { setPageStatus } from '@/lib/page-request'

export const dynamic = 'force-dynamic'

type Props = {
  params: Promise<{ account: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

const getFirst = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value)

async function readPage({ params, searchParams }: Props) {
  const [{ account }, { block }] = await Promise.all([params, searchParams])
  return readAccountPage(account, getFirst(block))
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const page = await readPage(props)
  const title = page.kind === 'problem' ? page.title : formatAddress(page.account.address)
  return {
    title,
    robots: { index: false },
    ...(page.kind === 'read' && {
      alternates: { canonical: `/accounts/${page.account.address}` },
    }),
  }
}

/** For an iframe: `?block=` fixes the block, `?theme=light` or `dark` the scheme (`components/shell/theme-script.tsx`). */
export default async function AccountEmbedPage(props: Props) {
  const page = await readPage(props)
  if (page.kind === 'problem') {
    setPageStatus(page.status)
    return (
      <EmbedCard
        href={page.address === null ? '/accounts' : `/accounts/${page.address}`}
        head={<h1 className="text-t3">{page.title}</h1>}
        foot={page.todo.join(' ')}
      >
        <p>{page.what}</p>
      </EmbedCard>
    )
  }
  const { account, block } = page
  return (
    <>
      <AccountEmbed
        account={account}
        block={block}
        isDemo={readShellStatus()?.demo ?? false}
        names={Object.fromEntries(
          getEngine()
            .readMarkets()
            .map(({ id, name }) => [id, name]),
        )}
      />
      {block === null ? <LiveRefresh asOf={account.asOf} /> : null}
    </>
  )
}
