// Whose month a producer's is: one rule behind form, completeness, certified content and every count.
import { type SQL, sql } from 'drizzle-orm'

/**
 * Ids of the producers whose month is this district's: those active here, unless another district has recorded them
 * (a figure belongs to the district that recorded it), and those it has recorded itself, wherever they are today.
 */
export const producersOf = (officeCode: SQL | string, period: SQL | string): SQL => sql`(
  select b.id from producers b
  where b.office_code = ${officeCode} and b.active_from <= ${period}
    and (b.active_until is null or b.active_until >= ${period})
    and not exists (select from figures x where x.producer_id = b.id and x.period = ${period}
      and x.amount is not null and x.office_code <> ${officeCode})
  union
  select y.producer_id from figures y
  where y.office_code = ${officeCode} and y.period = ${period} and y.amount is not null)`
