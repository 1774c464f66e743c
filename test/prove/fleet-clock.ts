// Loaded before the service (`--import`): its clock stands FLEET_SHIFT_MS away from the machine's, so that notices may go out
// whatever time of day the proof runs. Everything else is the service as it is.
const shift = Number(process.env.FLEET_SHIFT_MS)
const RealDate = Date

class ShiftedDate extends RealDate {
  constructor(...given: [] | [number | string | Date]) {
    super(given.length === 0 ? RealDate.now() + shift : given[0])
  }
  static override now(): number {
    return RealDate.now() + shift
  }
}

globalThis.Date = ShiftedDate as DateConstructor
