// A progress bar: a div with a role, because Chromium draws the native one with a dark track.

interface ProgressProps {
  done: number
  of: number
  label: string
}

export function Progress({ done, of, label }: ProgressProps) {
  const share = of === 0 ? 0 : Math.min(100, (done / of) * 100)
  return (
    <div
      class={`progress${done >= of && of > 0 ? ' full' : ''}`}
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={of}
      aria-valuenow={done}
    >
      <div style={{ width: `${share}%` }} />
    </div>
  )
}
