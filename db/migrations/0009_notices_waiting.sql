DROP INDEX "notices_due";--> statement-breakpoint
CREATE INDEX "notices_waiting" ON "notices" USING btree ("send_after") WHERE delivery_id is null;--> statement-breakpoint
-- Every notice is written three times: planned, put into its call, ended. With room for that on its page the last one
-- touches no index, which halves what a fan-out costs the database (drizzle cannot say it).
ALTER TABLE "notices" SET (fillfactor = 45);
