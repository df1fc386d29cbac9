'use client'

import { Button } from '../ui/button'

/** Changes the name in its place. Escape leaves it as it was. */
export function NameForm({
  name,
  onSave,
  onCancel,
}: {
  name: string
  onSave: (name: string) => void
  onCancel: () => void
}) {
  return (
    <form
      className="flex flex-wrap items-center gap-2"
      onSubmit={(event) => {
        event.preventDefault()
        onSave(String(new FormData(event.currentTarget).get('name') ?? '').trim())
      }}
    >
      <input
        name="name"
        defaultValue={name}
        maxLength={60}
        autoComplete="off"
        aria-label="Your name for it"
        ref={(input) => input?.select()}
        onKeyDown={({ key }) => key === 'Escape' && onCancel()}
        className="h-7 min-w-0 flex-1 rounded-r border border-rule-strong bg-field px-2 font-normal"
      />
      <Button type="submit" size="small">
        Save
      </Button>
      <Button size="small" onClick={onCancel}>
        Cancel
      </Button>
    </form>
  )
}
