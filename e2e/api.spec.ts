import { expect, test } from './test'

test.describe('API on the running app', () => {
  test('default: every route answers by its contract', async ({ request, devnet }) => {
    const account = devnet.demoAccount.address
    for (const path of [
      'status',
      'markets',
      'markets/aave-v3-demo',
      'accounts',
      `accounts/${account}`,
      'accounts/demo.eth',
      'risk/curve',
      'risk/curve?market=aave-v3-legacy',
      'liquidations',
      'openapi.json',
    ]) {
      const response = await request.get(`/api/v1/${path}`)
      expect(response.status(), path).toBe(200)
      expect(response.headers().etag, path).toMatch(/^"/)
    }
    const health = await request.get(`/api/v1/accounts/${account}/health?below=1.01`)
    expect(await health.text()).toMatch(/^OK hf=\d\.\d+/)
    const risk = await request.get(`/api/v1/accounts/${account}/health?below=9`)
    expect(risk.status()).toBe(503)
    expect(await risk.text()).toMatch(/^AT RISK hf=\d\.\d+/)
  })

  test('behavior: the same answer is not sent twice', async ({ request }) => {
    const first = await request.get('/api/v1/risk/curve')
    const { etag = '' } = first.headers()
    const second = await request.get('/api/v1/risk/curve', { headers: { 'if-none-match': etag } })
    expect(second.status()).toBe(304)
  })

  test('behavior: pages follow the whole book by cursor, each row once', async ({ request }) => {
    const seen = new Set<string>()
    let cursor: string | null = null
    let total = 0
    do {
      const query: string = cursor ? `&cursor=${cursor}` : ''
      const page = await request.get(`/api/v1/accounts?limit=100${query}`).then((r) => r.json())
      total = page.total
      for (const { address, market } of page.items) seen.add(`${address} ${market}`)
      cursor = page.nextCursor
    } while (cursor)
    expect(seen.size).toBe(total)
    expect(total).toBeGreaterThanOrEqual(300)
  })

  test('behavior: a new block is streamed once its state can be read', async ({ page, devnet }) => {
    await page.goto('/markets')
    const told = page.evaluate(
      () =>
        new Promise<string>((resolve) => {
          const source = new EventSource('/api/v1/stream')
          let first = true
          source.addEventListener('block', (event) => {
            if (!first) resolve(event.lastEventId)
            first = false
          })
        }),
    )
    await page.waitForTimeout(500)
    await devnet.client.mine({ blocks: 1 })
    const head = await devnet.client.getBlock()
    expect(await told).toBe(`31337-${head.number}-${head.hash}`)
  })

  for (const [path, status, code] of [
    ['accounts/0x12', 400, 'INVALID_REQUEST'],
    ['accounts/nobody-has-this.eth', 404, 'NOT_FOUND'],
    ['accounts?limit=abc', 400, 'INVALID_REQUEST'],
    ['accounts?colour=red', 400, 'INVALID_REQUEST'],
    ['accounts?cursor=abc', 400, 'INVALID_REQUEST'],
    ['accounts?market=none', 404, 'NOT_FOUND'],
    ['markets/none', 404, 'NOT_FOUND'],
    ['liquidations/none', 404, 'NOT_FOUND'],
    ['liquidations?from=yesterday', 400, 'INVALID_REQUEST'],
    ['risk/curve?asset=0x0000000000000000000000000000000000000001', 400, 'INVALID_REQUEST'],
    ['nothing-here', 404, 'NOT_FOUND'],
    ['accounts/0x000000000000000000000000000000000000dEaD?block=1', 424, 'HISTORY_UNAVAILABLE'],
    ['accounts/0x000000000000000000000000000000000000dEaD?block=99999999', 400, 'INVALID_REQUEST'],
  ] as const)
    test(`error: ${path} is a problem with status ${status}`, async ({ request }) => {
      const response = await request.get(`/api/v1/${path}`)
      expect(response.status()).toBe(status)
      expect(response.headers()['content-type']).toMatch(/^application\/problem\+json/)
      expect(await response.json()).toMatchObject({ status, code })
    })
})
