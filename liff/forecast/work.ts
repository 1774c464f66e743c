// The forecast form at work: brings back what was typed, keeps what is typed, and saves once the signal is back.
import { effect } from '@preact/signals'
import type { ForecastModel } from './forecast-model.ts'
import { bringTyped, createKeeper } from './keep-typed.ts'
import { save } from './send.ts'

/** Brings a form to life; returns how to stop. */
export function beginWork(model: ForecastModel): () => void {
  const keeper = createKeeper(model)
  let isBrought = false
  const stopKeeping = effect(() => {
    // Nothing is written before what was kept is read.
    if (model.touches.value > 0 && isBrought) keeper.touch()
  })
  void bringTyped(model).then(() => {
    isBrought = true
    if (model.touches.peek() > 0) keeper.touch()
  })
  const noteSignal = () => {
    model.isOffline.value = !navigator.onLine
    if (navigator.onLine && model.trouble.peek() !== null) void save(model)
  }
  const flush = () => {
    if (isBrought) keeper.flush()
  }
  const noteHidden = () => {
    if (document.visibilityState === 'hidden') flush()
  }
  document.body.classList.add('with-bar')
  addEventListener('online', noteSignal)
  addEventListener('offline', noteSignal)
  addEventListener('pagehide', flush)
  document.addEventListener('visibilitychange', noteHidden)
  return () => {
    document.body.classList.remove('with-bar')
    stopKeeping()
    flush()
    removeEventListener('online', noteSignal)
    removeEventListener('offline', noteSignal)
    removeEventListener('pagehide', flush)
    document.removeEventListener('visibilitychange', noteHidden)
  }
}
