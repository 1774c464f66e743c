// LINE's "choose a chat" sheet, for the one page that sends an invitation: 4 kB that nobody else has to fetch.
// Its modules hook into nothing of the SDK's start, so they may come after it.
import liff from '@line/liff/core'
import IsApiAvailableModule from '@line/liff/is-api-available'
import ShareTargetPickerModule from '@line/liff/share-target-picker'
import { startLine } from './line.ts'

liff.use(new IsApiAvailableModule())
liff.use(new ShareTargetPickerModule())

/** Whether this LINE can open the sheet here, for whoever is logged in. */
export async function maySharePicker(): Promise<boolean> {
  await startLine()
  return liff.isLoggedIn() && liff.isApiAvailable('shareTargetPicker')
}

/** Opens the sheet with one text; true when it was sent, false when the person closed it. */
export async function shareText(text: string): Promise<boolean> {
  const result = await liff.shareTargetPicker([{ type: 'text', text }], { isMultiple: false })
  return result?.status === 'success'
}
