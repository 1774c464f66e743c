// The service's clock as the phone knows it: from the Date header of the last answer. Phones are set wrong, and
// in practice mode the service lives in another year; the phone's own clock only bridges the time since.

let aheadMs = 0

/** Takes the `Date` header of an answer. */
export function noteServiceDate(header: string | null): void {
  const at = header === null ? Number.NaN : Date.parse(header)
  if (!Number.isNaN(at)) aheadMs = at - Date.now()
}

/** Now, by the service. */
export const serviceNow = (): Date => new Date(Date.now() + aheadMs)
