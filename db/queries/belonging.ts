// Whose month a producer's is: one rule behind form, completeness, certified content and every count.
import { type SQL, sql } from 'drizzle-orm'

/** True where a row of producer_stays covers the month. */
export const covers = (stay: SQL, period: SQL | string): SQL =>
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

/** The same rule for one producer, where its row of that month in `figures` is joined (or null) as `figure`. */
export const isMonthOf = (
  figure: SQL,
  producerId: SQL | string,
  officeCode: SQL | string,
  period: SQL | string,
): SQL => sql`(case when ${figure}.amount is not null then ${figure}.office_code = ${officeCode}
  else ${staysWith(producerId, officeCode, period)} end)`

/** True where that producer stays with that district in that month, whoever has recorded it. */
export const staysWith = (
  producerId: SQL | string,
  officeCode: SQL | string,
  period: SQL | string,
): SQL => sql`exists (
  select from producer_stays b where b.producer_id = ${producerId} and b.office_code = ${officeCode}
    and ${covers(sql`b`, period)})`
