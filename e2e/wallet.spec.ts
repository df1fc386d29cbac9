import { generatePrivateKey } from 'viem/accounts'
import { expect, test } from './test'
import { installWallet } from './wallet'

const openDialog = async (page: import('@playwright/test').Page) => {
  await page.goto('/')
  await page.getByRole('button', { name: 'Connect' }).click()
}

test.describe('wallet', () => {
  test('default: connecting leads to the own account, and nothing is signed', async ({
    page,
    devnet,
  }) => {
    const { address, privateKey } = devnet.demoAccount
    const { rpcUrl, chainId } = devnet
    const wallet = await installWallet(page, { privateKeys: [privateKey], rpcUrl, chainId })
    await openDialog(page)
    await page.getByRole('button', { name: /Test Wallet/ }).click()
    await expect(page).toHaveURL(new RegExp(`/accounts/${address}`, 'i'))
    await expect(page.getByRole('heading', { name: /Liquidated if/ }).first()).toBeVisible()
    expect(wallet.asked.filter((method) => /sign|sendTransaction/i.test(method))).toEqual([])
  })

  test('behavior: another account in the wallet leads to its page', async ({ page, devnet }) => {
    const { rpcUrl, chainId, demoAccount } = devnet
    const privateKeys = [demoAccount.privateKey, generatePrivateKey()]
    const wallet = await installWallet(page, { privateKeys, rpcUrl, chainId })
    await openDialog(page)
    await page.getByRole('button', { name: /Test Wallet/ }).click()
    await expect(page).toHaveURL(new RegExp(demoAccount.address, 'i'))
    await wallet.changeAccount(1)
    await expect(page).not.toHaveURL(new RegExp(demoAccount.address, 'i'))
    await expect(page.getByText(/no position/i).first()).toBeVisible()
  })

  test('behavior: a network that is not followed is said, the account still shown', async ({
    page,
    devnet,
  }) => {
    const { rpcUrl, chainId, demoAccount } = devnet
    const wallet = await installWallet(page, {
      privateKeys: [demoAccount.privateKey],
      rpcUrl,
      chainId,
    })
    await openDialog(page)
    await page.getByRole('button', { name: /Test Wallet/ }).click()
    await expect(page).toHaveURL(new RegExp(demoAccount.address, 'i'))
    await wallet.changeChain(5)
    await expect(page.getByText(/network|chain/i).first()).toBeVisible()
    await expect(page.getByRole('heading', { name: /Liquidated if/ }).first()).toBeVisible()
  })

  test('error: a rejection is said and can be tried again', async ({ page, devnet }) => {
    const { rpcUrl, chainId, demoAccount } = devnet
    await installWallet(page, {
      privateKeys: [demoAccount.privateKey],
      rpcUrl,
      chainId,
      answer: 'reject',
    })
    await openDialog(page)
    await page.getByRole('button', { name: /Test Wallet/ }).click()
    await expect(page.getByText(/reject|declin|refus/i).first()).toBeVisible()
    await expect(page.getByRole('button', { name: /Test Wallet/ })).toBeEnabled()
  })

  test('error: no wallet: says what to do instead', async ({ page }) => {
    await openDialog(page)
    const dialog = page.getByRole('dialog')
    await expect(dialog.getByText(/no wallet/i).first()).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(dialog).toBeHidden()
  })
})
