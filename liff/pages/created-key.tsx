// A fresh key, shown this once and stored nowhere: to copy alone, or as the whole header line.
import { useLayoutEffect, useRef } from 'preact/hooks'
import { Banner } from '../parts/banner.tsx'
import { Button } from '../parts/button.tsx'
import { copyText } from '../parts/copy.ts'
import { ALERT } from '../parts/icon.tsx'
import { API_KEYS } from '../words-api-keys.ts'

interface CreatedKeyProps {
  apiKey: string
  name: string
  close: () => void
}

export function CreatedKey({ apiKey, name, close }: CreatedKeyProps) {
  const title = useRef<HTMLHeadingElement>(null)
  useLayoutEffect(() => title.current?.focus(), [])
  return (
    <section class="card stack">
      <h2 ref={title} tabIndex={-1} class="key-title">
        {API_KEYS.madeTitle(name)}
      </h2>
      <Banner tone="warn" icon={ALERT}>
        {API_KEYS.once}
      </Banner>
      <output class="link key-text" aria-label={API_KEYS.keyLabel}>
        {apiKey}
      </output>
      <Button onPress={() => copyText(apiKey)}>{API_KEYS.copy}</Button>
      <p class="small">{API_KEYS.header}</p>
      <code class="link key-text">Authorization: Bearer {apiKey}</code>
      <Button tone="plain" onPress={close}>
        {API_KEYS.kept}
      </Button>
    </section>
  )
}
