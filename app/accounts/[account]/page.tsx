import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { AccountProblemPage } from '@/components/account/account-problem-page'
import { AccountView } from '@/components/account/account-view'
import { getShareText } from '@/components/account/get-share-text'
import { LiveRefresh } from '@/components/live/live-refresh.client'
import { getEngine } from '@/lib/engine/get-engine'
import { getMetadataBase } from './get-metadata-base'
import { readAccountPage } from './read-account-page'

export const dynamic = 'force-dynamic'

type Props = {
  params: Promise<{ account: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

async function readPage({ params, searchParams }: Props) {
  const [{ account }, { block }] = await Promise.all([params, searchParams])
  return readAccountPage(account, Array.isArray(block) ? block[0] : block)
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const page = await readPage(props)
  if (page.kind === 'problem') return { title: page.title, robots: { index: false } }
  const { title, description } = getShareText(page.account)
  const path = `/accounts/${page.account.address}${page.block === null ? '' : `?block=${page.block}`}`
  return {
    title,
    description,
    metadataBase: getMetadataBase(await headers()),
    alternates: { canonical: path },
    openGraph: { title, description, url: path, siteName: 'Plimsoll', type: 'website' },
    twitter: { card: 'summary', title, description },
  }
}

export default async function AccountPage(props: Props) {
  const page = await readPage(props)
  if (page.kind === 'problem') return <AccountProblemPage problem={page} />
  const { account, block } = page
  const engine = getEngine()
  const markets = engine.readMarkets().map(({ id, name, ruleSet }) => ({ id, name, ruleSet }))
  const liquidations =
    block === null
      ? engine.readLiquidations({ account: account.address, limit: 5, format: 'json' })
      : null
  return (
    <>
      <AccountView
        account={account}
        markets={markets}
        liquidations={liquidations}
        pinnedBlock={block}
      />
      {block === null ? <LiveRefresh asOf={account.asOf} /> : null}
    </>
  )
}
