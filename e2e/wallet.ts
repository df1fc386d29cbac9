import type { Page } from '@playwright/test'
import { type Hex, isHex } from 'viem'
import { privateKeyToAccount } from 'viem/accounts'

export type WalletOptions = {
  privateKeys: readonly Hex[]
  rpcUrl: string
  chainId: number
  /** What the person does when the wallet asks for accounts. */
  answer?: 'accept' | 'reject'
}

export type TestWallet = {
  /** Methods that were asked for. */
  asked: string[]
  /** Picks another account, as a person does in the wallet. */
  changeAccount(index: number): Promise<void>
  changeChain(chainId: number): Promise<void>
}

type Request = { method: string; params?: unknown[] }
type Answer = { result: unknown } | { code: number; message: string }

/**
 * Announces an EIP-6963 wallet in the page. Its keys stay here: it signs with a local account and passes
 * what it does not know to the node.
 */
export async function installWallet(page: Page, options: WalletOptions): Promise<TestWallet> {
  const accounts = options.privateKeys.map((key) => privateKeyToAccount(key))
  const asked: string[] = []
  let current = 0
  let chainId = options.chainId
  await page.exposeFunction('plimsollTestWallet', async (request: Request): Promise<Answer> => {
    const { method, params = [] } = request
    asked.push(method)
    const account = accounts[current]
    switch (method) {
      case 'eth_requestAccounts':
      case 'wallet_requestPermissions':
        if (options.answer === 'reject')
          return { code: 4001, message: 'User rejected the request.' }
        return { result: method === 'eth_requestAccounts' ? [account?.address] : [] }
      case 'eth_accounts':
        return { result: [account?.address] }
      case 'eth_chainId':
        return { result: `0x${chainId.toString(16)}` }
      case 'personal_sign': {
        const [message] = params
        if (!account || !isHex(message)) return { code: -32602, message: 'Invalid params' }
        return { result: await account.signMessage({ message: { raw: message } }) }
      }
      case 'wallet_switchEthereumChain':
        chainId = options.chainId
        return { result: null }
      default:
        return forward(options.rpcUrl, { method, params })
    }
  })
  await page.addInitScript(announce)
  return {
    asked,
    async changeAccount(index) {
      current = index
      await emit(page, 'accountsChanged', [accounts[index]?.address])
    },
    async changeChain(id) {
      chainId = id
      await emit(page, 'chainChanged', `0x${id.toString(16)}`)
    },
  }
}

async function forward(rpcUrl: string, request: Required<Request>): Promise<Answer> {
  const response = await fetch(rpcUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ jsonrpc: '2.0', id: 1, ...request }),
  })
  const { result, error } = (await response.json()) as {
    result?: unknown
    error?: { code: number; message: string }
  }
  return error ?? { result }
}

function emit(page: Page, event: string, value: unknown): Promise<void> {
  return page.evaluate(
    ([name, payload]) => {
      window.dispatchEvent(new CustomEvent(`plimsoll-test:${name}`, { detail: payload }))
    },
    [event, value] as const,
  )
}

/** Runs in the page, before anything else. */
function announce(): void {
  type Ask = (request: Request) => Promise<Answer>
  const ask = (request: Request) =>
    (window as unknown as { plimsollTestWallet: Ask }).plimsollTestWallet(request)
  const provider = {
    async request(request: Request) {
      const answer = await ask(request)
      if ('result' in answer) return answer.result
      throw Object.assign(new Error(answer.message), { code: answer.code })
    },
    on(event: string, listener: (value: unknown) => void) {
      window.addEventListener(`plimsoll-test:${event}`, (e) => listener((e as CustomEvent).detail))
    },
    removeListener() {},
  }
  const info = {
    uuid: '6b1f3f1e-6a7e-4d0e-9a55-8f1d5f5f0001',
    name: 'Test Wallet',
    icon: "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg'/>",
    rdns: 'org.example.test-wallet',
  }
  const tell = () =>
    window.dispatchEvent(
      new CustomEvent('eip6963:announceProvider', { detail: Object.freeze({ info, provider }) }),
    )
  window.addEventListener('eip6963:requestProvider', tell)
  tell()
}
