// Leaving LINE for the phone's own browser, for whoever opens a PDF. The module hooks into nothing of the SDK's start,
// so it may come after it.
import liff from '@line/liff/core'
import OpenWindowModule from '@line/liff/open-window'
import { isInLine, startLine } from './line.ts'

liff.use(new OpenWindowModule())

/** Throws where this is not LINE's own browser with a mini-app, or the SDK does not start. */
export async function openInBrowser(url: string): Promise<void> {
  await startLine()
  if (!isInLine()) throw new Error('not in LINE')
  liff.openWindow({ url, external: true })
}
