// Wording file: how forecasts stand, as pages, papers and messages say it.
import type { ForecastProgress } from './forecast.ts'
import type { ForecastState } from './forecast-standing.ts'

export const FORECAST_STATE_NAMES: Readonly<Record<ForecastState, string>> = {
  not_started: 'ยังไม่เริ่ม',
  writing: 'กำลังกรอก',
  complete: 'กรอกครบ รอยื่น',
  stated: 'แจ้งว่าส่งแล้ว (ไม่มีตัวเลขในระบบ)',
  changed: 'ยื่นแล้ว มีการแก้ไข',
  filed: 'ยื่นแล้ว',
}

/** Who changed a forecast, where the name is not on record. */
export const SOMEBODY_ELSE = 'เจ้าหน้าที่ท่านอื่น'

/** `กรอกแล้ว 41 จาก 63 ราย`; of a filed one only its state. */
export const forecastProgressWords = (state: ForecastState, { done, expected }: ForecastProgress): string =>
  state === 'writing' ? `กรอกแล้ว ${done} จาก ${expected} ราย` : FORECAST_STATE_NAMES[state]
