// Whose month a producer's is: one rule behind form, completeness, certified content and every count.
import { type SQL, sql } from 'drizzle-orm'

/** True where a row of producer_stays covers the month. */
const covers = (stay: SQL, period: SQL | string): SQL =>
  sql`${stay}.from_period <= ${period} and (${stay}.until_period is null or ${stay}.until_period >= ${period})`

/**
 * Ids of the producers whose month is this district's: those that stay here then, unless another district has recorded them
 * (a figure belongs to the district that recorded it), and those it has recorded itself, wherever they are today.
 */
export const producersOf = (officeCode: SQL | string, period: SQL | string): SQL => sql`(
  select b.producer_id as id from producer_stays b
  where b.office_code = ${officeCode} and ${covers(sql`b`, period)}
    and not exists (select from figures x where x.producer_id = b.producer_id and x.period = ${period}
      and x.amount is not null and x.office_code <> ${officeCode})
  union
  select y.producer_id from figures y
  where y.office_code = ${officeCode} and y.period = ${period} and y.amount is not null)`

/** True where that producer stays with that district in that month, whoever has recorded it. */
export const staysWith = (
  producerId: SQL | string,
  officeCode: SQL | string,
  period: SQL | string,
): SQL => sql`exists (
  select from producer_stays b where b.producer_id = ${producerId} and b.office_code = ${officeCode}
    and ${covers(sql`b`, period)})`
