// Writes the offices and holidays this version knows. Holidays are staff's data afterwards: known ones are left alone.
import { sql } from 'drizzle-orm'
import type { Db } from './connect.ts'
import { listHolidays } from './seed/holidays.ts'
import { listOffices, PHAYAO_SUBDISTRICTS } from './seed/places.ts'

/** Safe to run at every start and by many processes at once. */
export async function loadPlaces(db: Db): Promise<void> {
  const offices = listOffices()
  const [known] = await db.execute<{ offices: number; subdistricts: number; holidays: number }>(sql`
    select (select count(*)::int from offices) as offices, (select count(*)::int from subdistricts) as subdistricts,
      (select count(*)::int from holidays) as holidays`)
  if (known?.offices !== offices.length) {
    await db.execute(sql`
      insert into offices (code, kind, province_code, name_th, name_en)
      select code, kind, "provinceCode", "nameTh", "nameEn"
      from jsonb_to_recordset(${JSON.stringify(offices)}::jsonb)
        as o(code text, kind text, "provinceCode" text, "nameTh" text, "nameEn" text)
      on conflict (code) do update set name_th = excluded.name_th, name_en = excluded.name_en`)
  }
  if (known === undefined || known.subdistricts < PHAYAO_SUBDISTRICTS.length) {
    await db.execute(sql`
      insert into subdistricts (code, office_code, name_th)
      select code, left(code, 4), "nameTh"
      from jsonb_to_recordset(${JSON.stringify(PHAYAO_SUBDISTRICTS)}::jsonb) as s(code text, "nameTh" text)
      on conflict (code) do update set name_th = excluded.name_th`)
  }
  const holidays = listHolidays()
  if (known && known.holidays >= holidays.length) return
  await db.execute(sql`
    insert into holidays (held_on, name_th, certainty)
    select "on", "nameTh", certainty
    from jsonb_to_recordset(${JSON.stringify(holidays)}::jsonb) as h("on" date, "nameTh" text, certainty text)
    on conflict (held_on) do nothing`)
}
