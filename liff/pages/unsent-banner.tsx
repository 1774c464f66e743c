// Home's part in keeping saves: sends what was pressed without a signal, and says what still waits and where.
import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import { thaiPeriod } from '../../bot/domain/thai-dates.ts'
import { listenToOutbox, listUnsent, sendKept } from '../form/outbox.ts'
import type { Job } from '../form/save-job.ts'
import { Banner } from '../parts/banner.tsx'
import { CLOCK } from '../parts/more-icons.ts'
import { say } from '../parts/say.tsx'
import { formPath } from '../routes.ts'
import { WORK } from '../words-work.ts'

export function UnsentBanner() {
  const waiting = useSignal<readonly Job[]>([])
  useEffect(() => {
    const look = async () => {
      waiting.value = await listUnsent()
    }
    const stop = listenToOutbox((_, outcome) => {
      if (outcome.kind === 'saved') say(WORK.savedLate(outcome.figures.length), 'good')
      else if (outcome.kind !== 'waiting') say(WORK.heldBack, 'bad')
      void look()
    })
    void look().then(sendKept)
    return stop
  }, [])
  return (
    <>
      {waiting.value.map(job => (
        <Banner key={job.period} tone="warn" icon={CLOCK}>
          <p>{WORK.waitingFor(job.figures.length, thaiPeriod(job.period))}</p>
          <a href={formPath(job.period)}>{WORK.openForm}</a>
        </Banner>
      ))}
    </>
  )
}
