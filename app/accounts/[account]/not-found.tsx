import { InputProblemPanel } from '@/components/account/input-problem-panel.client'

export default function AccountNotFound() {
  return <InputProblemPanel />
}
