import type { Metadata, Viewport } from 'next'
import localFont from 'next/font/local'
import { headers } from 'next/headers'
import type { ReactNode } from 'react'
import { Frame } from '@/components/embed/frame.client'
import { KeepRowFocus } from '@/components/live/keep-row-focus.client'
import { MarkChanges } from '@/components/live/mark-changes.client'
import { DemoNotice } from '@/components/shell/demo-notice'
import { Footer } from '@/components/shell/footer'
import { Header } from '@/components/shell/header'
import { ThemeScript } from '@/components/shell/theme-script'
import { ConnectButton } from '@/components/wallet/connect-button.client'
import { getGroupsAttribute } from '@/lib/digit-groups'
import { getMetadataBase } from './accounts/[account]/get-metadata-base'
import { getWalletSettings } from './get-wallet-settings'
import { readShellStatus } from './read-shell-status'
import './globals.css'

export const dynamic = 'force-dynamic'

/**
 * Preloaded, and used where it is there for the first picture; else the fallback, nearly of its measure, stays for
 * this page: lines that break elsewhere once it arrives would move everything beneath them.
 */
const inter = localFont({
  src: '../node_modules/@fontsource-variable/inter/files/inter-latin-wght-normal.woff2',
  weight: '100 900',
  variable: '--font-inter',
  display: 'optional',
})

/** With the host that was asked: links to pictures must be whole, and name it. */
export async function generateMetadata(): Promise<Metadata> {
  return { ...metadata, metadataBase: getMetadataBase(await headers()) }
}

const metadata: Metadata = {
  title: { default: 'Plimsoll', template: '%s · Plimsoll' },
  description:
    'How far every on-chain loan is from its forced sale, and what happens when the line is crossed.',
  applicationName: 'Plimsoll',
}

/** The scheme stands in the stylesheet: set anew with every block, as this is, it would restyle the whole page. */
export const viewport: Viewport = {
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#f6f7f5' },
    { media: '(prefers-color-scheme: dark)', color: '#0b1311' },
  ],
}

export default async function RootLayout({ children }: { children: ReactNode }) {
  const nonce = (await headers()).get('x-nonce') ?? undefined
  const status = readShellStatus()
  const wallet = getWalletSettings(status)
  return (
    <html
      lang="en"
      className={inter.variable}
      data-groups={getGroupsAttribute()}
      suppressHydrationWarning
    >
      <head>
        {/* Not in the metadata, which is put in anew with every block: these would be fetched again each time. */}
        <link rel="icon" href="/icon.svg" type="image/svg+xml" />
        <link rel="manifest" href="/manifest.webmanifest" />
        <ThemeScript nonce={nonce} />
      </head>
      <body className="flex min-h-dvh flex-col">
        <Frame
          above={
            <>
              <a href="#content" className="skip">
                Skip to the content
              </a>
              <Header wallet={<ConnectButton settings={wallet} />} />
              {status?.demo ? <DemoNotice /> : null}
            </>
          }
          below={<Footer status={status} />}
        >
          {children}
        </Frame>
        <MarkChanges />
        <KeepRowFocus />
      </body>
    </html>
  )
}
