'use client'

import { usePathname, useRouter } from 'next/navigation'
import { useEffect, useEffectEvent } from 'react'
import { useConfig } from 'wagmi'
import { watchConnection } from 'wagmi/actions'
import { getFollowPath } from './get-follow-path'

/** Goes to the account that was connected, and along when the wallet changes it. A reconnection moves nothing. */
export function FollowAccount() {
  const config = useConfig()
  const router = useRouter()
  const path = usePathname()

  const follow = useEffectEvent((previous: string | undefined, next: string) => {
    const target =
      previous === undefined ? `/accounts/${next}` : getFollowPath({ path, previous, next })
    if (target !== null && target !== path) router.push(target)
  })

  useEffect(
    () =>
      watchConnection(config, {
        onChange(now, before) {
          if (now.status !== 'connected') return
          if (before.status === 'reconnecting') return
          if (before.address === now.address) return
          follow(before.address, now.address)
        },
      }),
    [config],
  )
  return null
}
