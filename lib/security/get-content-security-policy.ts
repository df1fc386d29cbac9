const walletConnect = {
  connect:
    'https://*.walletconnect.com https://*.walletconnect.org wss://*.walletconnect.com wss://*.walletconnect.org https://*.reown.com',
  image: 'https://*.walletconnect.com https://*.walletconnect.org https://*.reown.com',
  frame: 'https://*.walletconnect.com https://*.walletconnect.org https://*.reown.com',
}

/**
 * What a page may load and run: what this server sends, and nothing else. Only with WalletConnect configured
 * may it speak to WalletConnect's hosts; only `/embed/…` may stand in another site's frame.
 * @param options.nonce for Next's own inline scripts, new for each page
 */
export function getContentSecurityPolicy(options: {
  nonce: string
  path: string
  withWalletConnect: boolean
  dev: boolean
}): string {
  const { nonce, path, withWalletConnect, dev } = options
  const wallet = withWalletConnect ? walletConnect : { connect: '', image: '', frame: '' }
  const directives: readonly (readonly string[])[] = [
    ['default-src', "'self'"],
    ['script-src', "'self'", `'nonce-${nonce}'`, dev ? "'unsafe-eval'" : ''],
    ['style-src', "'self'", "'unsafe-inline'"],
    ['img-src', "'self'", 'data:', wallet.image],
    ['font-src', "'self'"],
    ['connect-src', "'self'", wallet.connect, dev ? 'ws:' : ''],
    ['frame-src', wallet.frame || "'none'"],
    ['object-src', "'none'"],
    ['base-uri', "'self'"],
    ['form-action', "'self'"],
    ['frame-ancestors', path.startsWith('/embed/') ? '*' : "'none'"],
  ]
  return directives.map((words) => words.filter(Boolean).join(' ')).join('; ')
}
