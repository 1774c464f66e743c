-- Nobody reads these without the month. With the producer first, whose ids are random, saving 120 figures read and wrote some
-- 200 index pages that nobody else's save had brought into memory; with the month first, all districts share a month's pages.
ALTER TABLE "figure_versions" DROP CONSTRAINT "figure_versions_producer_id_period_version_pk";--> statement-breakpoint
ALTER TABLE "revenue_entries" DROP CONSTRAINT "revenue_entries_producer_id_period_category_channel_pk";--> statement-breakpoint
ALTER TABLE "figure_versions" ADD CONSTRAINT "figure_versions_period_producer_id_version_pk" PRIMARY KEY("period","producer_id","version");--> statement-breakpoint
ALTER TABLE "revenue_entries" ADD CONSTRAINT "revenue_entries_period_producer_id_category_channel_pk" PRIMARY KEY("period","producer_id","category","channel");