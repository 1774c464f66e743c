-- Every producer has stayed where it is; from here on pauses and moves have months of their own.
INSERT INTO producer_stays (producer_id, from_period, until_period, office_code, province_code)
SELECT id, active_from, active_until, office_code, province_code FROM producers;
--> statement-breakpoint
ALTER TABLE "producers" DROP COLUMN "active_from";--> statement-breakpoint
ALTER TABLE "producers" DROP COLUMN "active_until";--> statement-breakpoint
-- What was filed stays as it was filed.
CREATE TRIGGER forecast_versions_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON forecast_versions
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
