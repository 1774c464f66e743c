CREATE TABLE "api_keys" (
	"id" uuid PRIMARY KEY NOT NULL,
	"province_code" text NOT NULL,
	"name" text NOT NULL,
	"key_hash" text NOT NULL,
	"scopes" text[] NOT NULL,
	"created_by" uuid NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"last_used_at" timestamp (3) with time zone,
	"revoked_at" timestamp (3) with time zone,
	CONSTRAINT "api_keys_key_hash_unique" UNIQUE("key_hash"),
	CONSTRAINT "api_keys_scopes" CHECK (cardinality(scopes) > 0 and scopes <@ array['totals', 'producers'])
);
--> statement-breakpoint
CREATE TABLE "forecast_figures" (
	"office_code" text NOT NULL,
	"fiscal_year" integer NOT NULL,
	"province_code" text NOT NULL,
	"producer_id" uuid NOT NULL,
	"period" text NOT NULL,
	"amount" numeric(14,2) NOT NULL,
	CONSTRAINT "forecast_figures_office_code_period_producer_id_pk" PRIMARY KEY("office_code","period","producer_id"),
	CONSTRAINT "forecast_figures_amount" CHECK (amount >= 0)
);
--> statement-breakpoint
CREATE TABLE "forecast_versions" (
	"office_code" text NOT NULL,
	"fiscal_year" integer NOT NULL,
	"province_code" text NOT NULL,
	"number" integer NOT NULL,
	"content" text NOT NULL,
	"content_hash" text NOT NULL,
	"filed_at" timestamp (3) with time zone NOT NULL,
	"filed_by" uuid NOT NULL,
	CONSTRAINT "forecast_versions_office_code_fiscal_year_number_pk" PRIMARY KEY("office_code","fiscal_year","number"),
	CONSTRAINT "forecast_versions_number" CHECK (number >= 1)
);
--> statement-breakpoint
CREATE TABLE "officer_subdistricts" (
	"officer_id" uuid NOT NULL,
	"subdistrict_code" text NOT NULL,
	CONSTRAINT "officer_subdistricts_officer_id_subdistrict_code_pk" PRIMARY KEY("officer_id","subdistrict_code")
);
--> statement-breakpoint
CREATE TABLE "producer_stays" (
	"producer_id" uuid NOT NULL,
	"from_period" text NOT NULL,
	"until_period" text,
	"office_code" text NOT NULL,
	"province_code" text NOT NULL,
	CONSTRAINT "producer_stays_producer_id_from_period_pk" PRIMARY KEY("producer_id","from_period"),
	CONSTRAINT "producer_stays_months" CHECK (from_period <= until_period)
);
--> statement-breakpoint
CREATE TABLE "department_totals" (
	"office_code" text NOT NULL,
	"period" text NOT NULL,
	"province_code" text NOT NULL,
	"amount" numeric(14,2) NOT NULL,
	"noted_at" timestamp (3) with time zone NOT NULL,
	"noted_by" uuid NOT NULL,
	CONSTRAINT "department_totals_office_code_period_pk" PRIMARY KEY("office_code","period"),
	CONSTRAINT "department_totals_amount" CHECK (amount >= 0)
);
--> statement-breakpoint
CREATE TABLE "rekeyed" (
	"office_code" text NOT NULL,
	"period" text NOT NULL,
	"province_code" text NOT NULL,
	"producer_id" uuid NOT NULL,
	"figure_version" integer NOT NULL,
	"rekeyed_at" timestamp (3) with time zone NOT NULL,
	"rekeyed_by" uuid NOT NULL,
	CONSTRAINT "rekeyed_producer_id_period_pk" PRIMARY KEY("producer_id","period")
);
--> statement-breakpoint
CREATE TABLE "sheet_links" (
	"token_hash" text PRIMARY KEY NOT NULL,
	"sheet" text NOT NULL,
	"format" text NOT NULL,
	"office_code" text NOT NULL,
	"period" text,
	"fiscal_year" integer,
	"created_by" uuid NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "sheet_links_sheet" CHECK ("sheet" in ('rt1', 'rt1_workbook', 'district', 'province', 'by_office', 'by_category', 'by_channel', 'producers', 'forecast', 'rekeying', 'baseline')),
	CONSTRAINT "sheet_links_format" CHECK ("format" in ('xlsx', 'csv'))
);
--> statement-breakpoint
CREATE TABLE "uploads" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"state" text NOT NULL,
	"province_code" text NOT NULL,
	"office_code" text NOT NULL,
	"period" text,
	"fiscal_year" integer,
	"officer_id" uuid NOT NULL,
	"message_id" text,
	"content" jsonb,
	"refusal" jsonb,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"applied_at" timestamp (3) with time zone,
	"outcome" jsonb,
	CONSTRAINT "uploads_message_id_unique" UNIQUE("message_id"),
	CONSTRAINT "uploads_kind" CHECK ("kind" in ('rt1', 'register', 'baseline')),
	CONSTRAINT "uploads_state" CHECK ("state" in ('fetching', 'ready', 'refused', 'applied'))
);
--> statement-breakpoint
CREATE TABLE "baseline_rules" (
	"province_code" text NOT NULL,
	"fiscal_year" integer NOT NULL,
	"rule" text NOT NULL,
	"set_by" uuid,
	"set_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "baseline_rules_province_code_fiscal_year_pk" PRIMARY KEY("province_code","fiscal_year"),
	CONSTRAINT "baseline_rules_rule" CHECK ("rule" in ('last_year', 'average_3_years'))
);
--> statement-breakpoint
CREATE TABLE "baselines" (
	"office_code" text NOT NULL,
	"period" text NOT NULL,
	"province_code" text NOT NULL,
	"amount" numeric(14,2) NOT NULL,
	"imported_by" uuid,
	"imported_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "baselines_office_code_period_pk" PRIMARY KEY("office_code","period"),
	CONSTRAINT "baselines_amount" CHECK (amount >= 0)
);
--> statement-breakpoint
CREATE TABLE "targets" (
	"office_code" text NOT NULL,
	"fiscal_year" integer NOT NULL,
	"span" text NOT NULL,
	"province_code" text NOT NULL,
	"kind" text NOT NULL,
	"thresholds" integer[] NOT NULL,
	"set_by" uuid,
	"set_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "targets_office_code_fiscal_year_span_pk" PRIMARY KEY("office_code","fiscal_year","span"),
	CONSTRAINT "targets_span" CHECK ("span" in ('round_1', 'round_2', 'year')),
	CONSTRAINT "targets_kind" CHECK ("kind" in ('percent', 'levels')),
	CONSTRAINT "targets_thresholds" CHECK (cardinality(thresholds) = case kind when 'percent' then 1 else 5 end)
);
--> statement-breakpoint
ALTER TABLE "document_links" DROP CONSTRAINT "document_links_form";--> statement-breakpoint
ALTER TABLE "notices" DROP CONSTRAINT "notices_kind";--> statement-breakpoint
ALTER TABLE "forecasts" ALTER COLUMN "filed_at" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "invitations" ADD COLUMN "replaces_officer_id" uuid;--> statement-breakpoint
ALTER TABLE "officers" ADD COLUMN "phone" text;--> statement-breakpoint
ALTER TABLE "producers" ADD COLUMN "skeleton" text GENERATED ALWAYS AS (producer_skeleton(name)) STORED;--> statement-breakpoint
ALTER TABLE "producers" ADD COLUMN "merged_into" uuid;--> statement-breakpoint
ALTER TABLE "forecasts" ADD COLUMN "version" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "forecasts" ADD COLUMN "percent_tenths" integer;--> statement-breakpoint
ALTER TABLE "forecasts" ADD COLUMN "changed_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "forecasts" ADD COLUMN "changed_by" uuid;--> statement-breakpoint
ALTER TABLE "api_keys" ADD CONSTRAINT "api_keys_province_code_offices_code_fk" FOREIGN KEY ("province_code") REFERENCES "public"."offices"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "api_keys" ADD CONSTRAINT "api_keys_created_by_officers_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."officers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "forecast_figures" ADD CONSTRAINT "forecast_figures_office_code_offices_code_fk" FOREIGN KEY ("office_code") REFERENCES "public"."offices"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "forecast_figures" ADD CONSTRAINT "forecast_figures_producer_id_producers_id_fk" FOREIGN KEY ("producer_id") REFERENCES "public"."producers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "forecast_versions" ADD CONSTRAINT "forecast_versions_office_code_offices_code_fk" FOREIGN KEY ("office_code") REFERENCES "public"."offices"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "forecast_versions" ADD CONSTRAINT "forecast_versions_filed_by_officers_id_fk" FOREIGN KEY ("filed_by") REFERENCES "public"."officers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "officer_subdistricts" ADD CONSTRAINT "officer_subdistricts_officer_id_officers_id_fk" FOREIGN KEY ("officer_id") REFERENCES "public"."officers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "officer_subdistricts" ADD CONSTRAINT "officer_subdistricts_subdistrict_code_subdistricts_code_fk" FOREIGN KEY ("subdistrict_code") REFERENCES "public"."subdistricts"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "producer_stays" ADD CONSTRAINT "producer_stays_producer_id_producers_id_fk" FOREIGN KEY ("producer_id") REFERENCES "public"."producers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "producer_stays" ADD CONSTRAINT "producer_stays_office_code_offices_code_fk" FOREIGN KEY ("office_code") REFERENCES "public"."offices"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "department_totals" ADD CONSTRAINT "department_totals_office_code_offices_code_fk" FOREIGN KEY ("office_code") REFERENCES "public"."offices"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "department_totals" ADD CONSTRAINT "department_totals_noted_by_officers_id_fk" FOREIGN KEY ("noted_by") REFERENCES "public"."officers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rekeyed" ADD CONSTRAINT "rekeyed_office_code_offices_code_fk" FOREIGN KEY ("office_code") REFERENCES "public"."offices"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rekeyed" ADD CONSTRAINT "rekeyed_producer_id_producers_id_fk" FOREIGN KEY ("producer_id") REFERENCES "public"."producers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rekeyed" ADD CONSTRAINT "rekeyed_rekeyed_by_officers_id_fk" FOREIGN KEY ("rekeyed_by") REFERENCES "public"."officers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sheet_links" ADD CONSTRAINT "sheet_links_office_code_offices_code_fk" FOREIGN KEY ("office_code") REFERENCES "public"."offices"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sheet_links" ADD CONSTRAINT "sheet_links_created_by_officers_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."officers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "uploads" ADD CONSTRAINT "uploads_office_code_offices_code_fk" FOREIGN KEY ("office_code") REFERENCES "public"."offices"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "uploads" ADD CONSTRAINT "uploads_officer_id_officers_id_fk" FOREIGN KEY ("officer_id") REFERENCES "public"."officers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "baseline_rules" ADD CONSTRAINT "baseline_rules_province_code_offices_code_fk" FOREIGN KEY ("province_code") REFERENCES "public"."offices"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "baseline_rules" ADD CONSTRAINT "baseline_rules_set_by_officers_id_fk" FOREIGN KEY ("set_by") REFERENCES "public"."officers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "baselines" ADD CONSTRAINT "baselines_office_code_offices_code_fk" FOREIGN KEY ("office_code") REFERENCES "public"."offices"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "baselines" ADD CONSTRAINT "baselines_imported_by_officers_id_fk" FOREIGN KEY ("imported_by") REFERENCES "public"."officers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "targets" ADD CONSTRAINT "targets_office_code_offices_code_fk" FOREIGN KEY ("office_code") REFERENCES "public"."offices"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "targets" ADD CONSTRAINT "targets_set_by_officers_id_fk" FOREIGN KEY ("set_by") REFERENCES "public"."officers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "api_keys_by_province" ON "api_keys" USING btree ("province_code","created_at");--> statement-breakpoint
CREATE INDEX "forecast_figures_by_province" ON "forecast_figures" USING btree ("province_code","fiscal_year");--> statement-breakpoint
CREATE INDEX "producer_stays_by_office" ON "producer_stays" USING btree ("office_code","from_period");--> statement-breakpoint
CREATE INDEX "rekeyed_by_office" ON "rekeyed" USING btree ("office_code","period");--> statement-breakpoint
CREATE INDEX "sheet_links_by_expiry" ON "sheet_links" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "uploads_by_expiry" ON "uploads" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "uploads_fetching" ON "uploads" USING btree ("created_at") WHERE state = 'fetching';--> statement-breakpoint
CREATE INDEX "baselines_by_province" ON "baselines" USING btree ("province_code","period");--> statement-breakpoint
CREATE INDEX "targets_by_province" ON "targets" USING btree ("province_code","fiscal_year");--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_replaces_officer_id_officers_id_fk" FOREIGN KEY ("replaces_officer_id") REFERENCES "public"."officers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "producers" ADD CONSTRAINT "producers_merged_into_producers_id_fk" FOREIGN KEY ("merged_into") REFERENCES "public"."producers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "forecasts" ADD CONSTRAINT "forecasts_changed_by_officers_id_fk" FOREIGN KEY ("changed_by") REFERENCES "public"."officers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "producers_merged" ON "producers" USING btree ("merged_into") WHERE merged_into is not null;--> statement-breakpoint
ALTER TABLE "document_links" ADD CONSTRAINT "document_links_form" CHECK ("form" in ('rt2', 'rt1', 'rt2_blank', 'rt1_blank', 'forecast', 'forecast_blank', 'province', 'phone_list'));--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_kind" CHECK ("kind" in ('window_opens', 'report_due_heads_up', 'report_due', 'sign_off_due', 'last_call', 'window_closes', 'forecast_due', 'forecast_heads_up_14', 'forecast_heads_up_3', 'summary_due_day', 'summary_month_end', 'summary_closed', 'all_certified', 'calendar_corrected', 'report_submitted', 'report_returned', 'report_reopened', 'reopening_ends', 'reopening_ran_out', 'acting_chief_named', 'figure_questioned', 'figure_answered', 'nudge', 'quota_held'));--> statement-breakpoint
ALTER TABLE "producers" ADD CONSTRAINT "producers_not_into_itself" CHECK (merged_into <> id);