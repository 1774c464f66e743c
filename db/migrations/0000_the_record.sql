CREATE TABLE "audit" (
	"seq" bigserial PRIMARY KEY NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"actor_kind" text NOT NULL,
	"officer_id" uuid,
	"action" text NOT NULL,
	"province_code" text,
	"office_code" text,
	"period" text,
	"detail" jsonb NOT NULL,
	CONSTRAINT "audit_actor_kind" CHECK ("actor_kind" in ('officer', 'clock', 'line', 'command'))
);
--> statement-breakpoint
CREATE TABLE "calendar_corrections" (
	"id" uuid PRIMARY KEY NOT NULL,
	"province_code" text NOT NULL,
	"period" text NOT NULL,
	"milestone" text NOT NULL,
	"corrected_on" date NOT NULL,
	"reason" text NOT NULL,
	"made_by" uuid,
	"made_at" timestamp (3) with time zone NOT NULL,
	"replaced_by" uuid,
	CONSTRAINT "calendar_corrections_milestone" CHECK ("milestone" in ('window_opens', 'report_due', 'sign_off_due', 'window_closes', 'forecast_due'))
);
--> statement-breakpoint
CREATE TABLE "holidays" (
	"held_on" date PRIMARY KEY NOT NULL,
	"name_th" text NOT NULL,
	"certainty" text NOT NULL,
	CONSTRAINT "holidays_certainty" CHECK ("certainty" in ('fixed', 'announced', 'expected'))
);
--> statement-breakpoint
CREATE TABLE "line_chats" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"added_at" timestamp (3) with time zone NOT NULL,
	"blocked_at" timestamp (3) with time zone,
	"changed_at" timestamp (3) with time zone NOT NULL,
	"office_code" text,
	"province_code" text,
	"bound_by" uuid,
	"member_count" integer,
	CONSTRAINT "line_chats_kind" CHECK ("kind" in ('user', 'group'))
);
--> statement-breakpoint
CREATE TABLE "figure_versions" (
	"producer_id" uuid NOT NULL,
	"period" text NOT NULL,
	"province_code" text NOT NULL,
	"office_code" text NOT NULL,
	"amount" numeric(14,2),
	"no_sales_reason" text,
	"note" text,
	"source" text NOT NULL,
	"doubt_reason" text,
	"version" integer NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"entries" jsonb NOT NULL,
	"recorded_by" uuid,
	CONSTRAINT "figure_versions_producer_id_period_version_pk" PRIMARY KEY("producer_id","period","version"),
	CONSTRAINT "figure_versions_no_sales_reason" CHECK ("no_sales_reason" in ('not_produced', 'no_orders', 'out_of_season', 'paused', 'other')),
	CONSTRAINT "figure_versions_source" CHECK ("source" in ('visit', 'phone', 'paper', 'chat', 'spreadsheet')),
	CONSTRAINT "figure_versions_zero_has_reason" CHECK (coalesce(amount = 0, false) = (no_sales_reason is not null)),
	CONSTRAINT "figure_versions_amount" CHECK (amount >= 0)
);
--> statement-breakpoint
CREATE TABLE "figures" (
	"producer_id" uuid NOT NULL,
	"period" text NOT NULL,
	"province_code" text NOT NULL,
	"office_code" text NOT NULL,
	"amount" numeric(14,2),
	"no_sales_reason" text,
	"note" text,
	"source" text NOT NULL,
	"doubt_reason" text,
	"version" integer NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"recorded_by" uuid,
	CONSTRAINT "figures_producer_id_period_pk" PRIMARY KEY("producer_id","period"),
	CONSTRAINT "figures_no_sales_reason" CHECK ("no_sales_reason" in ('not_produced', 'no_orders', 'out_of_season', 'paused', 'other')),
	CONSTRAINT "figures_source" CHECK ("source" in ('visit', 'phone', 'paper', 'chat', 'spreadsheet')),
	CONSTRAINT "figures_zero_has_reason" CHECK (coalesce(amount = 0, false) = (no_sales_reason is not null)),
	CONSTRAINT "figures_amount" CHECK (amount >= 0)
);
--> statement-breakpoint
CREATE TABLE "revenue_entries" (
	"producer_id" uuid NOT NULL,
	"period" text NOT NULL,
	"category" text NOT NULL,
	"channel" text NOT NULL,
	"province_code" text NOT NULL,
	"office_code" text NOT NULL,
	"amount" numeric(14,2) NOT NULL,
	CONSTRAINT "revenue_entries_producer_id_period_category_channel_pk" PRIMARY KEY("producer_id","period","category","channel"),
	CONSTRAINT "revenue_entries_category" CHECK ("category" in ('food', 'drink', 'textile_apparel', 'household_decor', 'herb_nonfood')),
	CONSTRAINT "revenue_entries_channel" CHECK ("channel" in ('domestic_offline', 'domestic_online', 'abroad_offline', 'abroad_online')),
	CONSTRAINT "revenue_entries_amount" CHECK (amount > 0)
);
--> statement-breakpoint
CREATE TABLE "deliveries" (
	"id" uuid PRIMARY KEY NOT NULL,
	"method" text NOT NULL,
	"recipients" text[] NOT NULL,
	"body" text NOT NULL,
	"cost" integer NOT NULL,
	"state" text NOT NULL,
	"attempts" integer NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"first_attempt_at" timestamp (3) with time zone,
	"next_attempt_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone,
	"settled_at" timestamp (3) with time zone,
	"line_request_id" text,
	"error" text,
	CONSTRAINT "deliveries_method" CHECK ("method" in ('push', 'multicast', 'reply')),
	CONSTRAINT "deliveries_state" CHECK ("state" in ('sending', 'sent', 'held', 'refused', 'failed', 'expired'))
);
--> statement-breakpoint
CREATE TABLE "notices" (
	"id" uuid PRIMARY KEY NOT NULL,
	"key" text NOT NULL,
	"province_code" text NOT NULL,
	"kind" text NOT NULL,
	"period" text NOT NULL,
	"due_on" date NOT NULL,
	"office_code" text NOT NULL,
	"recipient" text NOT NULL,
	"officer_id" uuid,
	"subject" text,
	"send_after" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"state" text NOT NULL,
	"reason" text,
	"delivery_id" uuid,
	"planned_at" timestamp (3) with time zone NOT NULL,
	"settled_at" timestamp (3) with time zone,
	CONSTRAINT "notices_key_unique" UNIQUE("key"),
	CONSTRAINT "notices_kind" CHECK ("kind" in ('window_opens', 'report_due_heads_up', 'report_due', 'sign_off_due', 'last_call', 'window_closes', 'forecast_due', 'forecast_heads_up_14', 'forecast_heads_up_3', 'summary_due_day', 'summary_month_end', 'summary_closed', 'all_certified', 'calendar_corrected', 'report_submitted', 'report_returned', 'quota_held')),
	CONSTRAINT "notices_state" CHECK ("state" in ('planned', 'sending', 'sent', 'held', 'skipped', 'expired', 'refused', 'failed'))
);
--> statement-breakpoint
CREATE TABLE "planner_watermarks" (
	"name" text PRIMARY KEY NOT NULL,
	"planned_until" timestamp (3) with time zone NOT NULL,
	"ran_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "invitations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"code_hash" text NOT NULL,
	"kind" text NOT NULL,
	"role" text,
	"office_code" text NOT NULL,
	"province_code" text NOT NULL,
	"created_by" uuid,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone,
	"used_by" text,
	"revoked_at" timestamp (3) with time zone,
	CONSTRAINT "invitations_code_hash_unique" UNIQUE("code_hash"),
	CONSTRAINT "invitations_kind" CHECK ("kind" in ('officer', 'group')),
	CONSTRAINT "invitations_role" CHECK ((kind = 'officer') = (role is not null))
);
--> statement-breakpoint
CREATE TABLE "officers" (
	"id" uuid PRIMARY KEY NOT NULL,
	"line_user_id" text NOT NULL,
	"full_name" text NOT NULL,
	"role" text NOT NULL,
	"office_code" text NOT NULL,
	"province_code" text NOT NULL,
	"joined_at" timestamp (3) with time zone NOT NULL,
	"removed_at" timestamp (3) with time zone,
	CONSTRAINT "officers_role" CHECK ("role" in ('district_officer', 'district_chief', 'provincial_officer', 'provincial_chief'))
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"token_hash" text PRIMARY KEY NOT NULL,
	"officer_id" uuid NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "offices" (
	"code" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"province_code" text NOT NULL,
	"name_th" text COLLATE "und-x-icu" NOT NULL,
	"name_en" text NOT NULL,
	CONSTRAINT "offices_kind" CHECK ("kind" in ('province', 'district')),
	CONSTRAINT "offices_code" CHECK (left(code, 2) = province_code)
);
--> statement-breakpoint
CREATE TABLE "producers" (
	"id" uuid PRIMARY KEY NOT NULL,
	"province_code" text NOT NULL,
	"office_code" text NOT NULL,
	"subdistrict_code" text,
	"code" text NOT NULL,
	"name" text COLLATE "und-x-icu" NOT NULL,
	"product" text NOT NULL,
	"kind" text NOT NULL,
	"main_category" text NOT NULL,
	"main_channel" text NOT NULL,
	"active_from" text NOT NULL,
	"active_until" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "producers_kind" CHECK ("kind" in ('group', 'individual', 'sme')),
	CONSTRAINT "producers_main_category" CHECK ("main_category" in ('food', 'drink', 'textile_apparel', 'household_decor', 'herb_nonfood')),
	CONSTRAINT "producers_main_channel" CHECK ("main_channel" in ('domestic_offline', 'domestic_online', 'abroad_offline', 'abroad_online'))
);
--> statement-breakpoint
CREATE TABLE "district_months" (
	"office_code" text NOT NULL,
	"period" text NOT NULL,
	"province_code" text NOT NULL,
	"amount" numeric(14,2) NOT NULL,
	"recorded" integer NOT NULL,
	"no_sales" integer NOT NULL,
	CONSTRAINT "district_months_office_code_period_pk" PRIMARY KEY("office_code","period")
);
--> statement-breakpoint
CREATE TABLE "district_reports" (
	"office_code" text NOT NULL,
	"period" text NOT NULL,
	"province_code" text NOT NULL,
	"state" text NOT NULL,
	"version" integer NOT NULL,
	"last_changed_by" uuid,
	"last_changed_at" timestamp (3) with time zone NOT NULL,
	"first_submitted_at" timestamp (3) with time zone,
	"submitted_at" timestamp (3) with time zone,
	"submitted_by" uuid,
	"certified_at" timestamp (3) with time zone,
	"certified_by" uuid,
	"accepted_at" timestamp (3) with time zone,
	"accepted_by" uuid,
	"returned_at" timestamp (3) with time zone,
	"returned_by" uuid,
	"return_reason" text,
	CONSTRAINT "district_reports_office_code_period_pk" PRIMARY KEY("office_code","period"),
	CONSTRAINT "district_reports_state" CHECK ("state" in ('draft', 'submitted', 'certified', 'accepted', 'returned')),
	CONSTRAINT "district_reports_return_reason" CHECK (state <> 'returned' or return_reason is not null)
);
--> statement-breakpoint
CREATE TABLE "drafts" (
	"office_code" text NOT NULL,
	"period" text NOT NULL,
	"province_code" text NOT NULL,
	"officer_id" uuid NOT NULL,
	"fields" jsonb NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "drafts_officer_id_office_code_period_pk" PRIMARY KEY("officer_id","office_code","period")
);
--> statement-breakpoint
CREATE TABLE "forecasts" (
	"office_code" text NOT NULL,
	"fiscal_year" integer NOT NULL,
	"province_code" text NOT NULL,
	"filed_at" timestamp (3) with time zone NOT NULL,
	"filed_by" uuid,
	CONSTRAINT "forecasts_office_code_fiscal_year_pk" PRIMARY KEY("office_code","fiscal_year")
);
--> statement-breakpoint
CREATE TABLE "webhook_events" (
	"id" text PRIMARY KEY NOT NULL,
	"seq" bigserial NOT NULL,
	"chat_id" text NOT NULL,
	"message_id" text,
	"occurred_at" timestamp (3) with time zone NOT NULL,
	"received_at" timestamp (3) with time zone NOT NULL,
	"raw" text NOT NULL,
	"state" text NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"next_attempt_at" timestamp (3) with time zone NOT NULL,
	"handled_at" timestamp (3) with time zone,
	"error" text,
	CONSTRAINT "webhook_events_state" CHECK ("state" in ('waiting', 'handled', 'ignored', 'failed'))
);
--> statement-breakpoint
ALTER TABLE "audit" ADD CONSTRAINT "audit_officer_id_officers_id_fk" FOREIGN KEY ("officer_id") REFERENCES "public"."officers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "calendar_corrections" ADD CONSTRAINT "calendar_corrections_made_by_officers_id_fk" FOREIGN KEY ("made_by") REFERENCES "public"."officers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "line_chats" ADD CONSTRAINT "line_chats_office_code_offices_code_fk" FOREIGN KEY ("office_code") REFERENCES "public"."offices"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "line_chats" ADD CONSTRAINT "line_chats_bound_by_officers_id_fk" FOREIGN KEY ("bound_by") REFERENCES "public"."officers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "figure_versions" ADD CONSTRAINT "figure_versions_producer_id_producers_id_fk" FOREIGN KEY ("producer_id") REFERENCES "public"."producers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "figure_versions" ADD CONSTRAINT "figure_versions_recorded_by_officers_id_fk" FOREIGN KEY ("recorded_by") REFERENCES "public"."officers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "figures" ADD CONSTRAINT "figures_producer_id_producers_id_fk" FOREIGN KEY ("producer_id") REFERENCES "public"."producers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "figures" ADD CONSTRAINT "figures_recorded_by_officers_id_fk" FOREIGN KEY ("recorded_by") REFERENCES "public"."officers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "revenue_entries" ADD CONSTRAINT "revenue_entries_producer_id_period_figures_producer_id_period_fk" FOREIGN KEY ("producer_id","period") REFERENCES "public"."figures"("producer_id","period") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_office_code_offices_code_fk" FOREIGN KEY ("office_code") REFERENCES "public"."offices"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_officer_id_officers_id_fk" FOREIGN KEY ("officer_id") REFERENCES "public"."officers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_delivery_id_deliveries_id_fk" FOREIGN KEY ("delivery_id") REFERENCES "public"."deliveries"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_office_code_offices_code_fk" FOREIGN KEY ("office_code") REFERENCES "public"."offices"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_created_by_officers_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."officers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "officers" ADD CONSTRAINT "officers_office_code_offices_code_fk" FOREIGN KEY ("office_code") REFERENCES "public"."offices"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_officer_id_officers_id_fk" FOREIGN KEY ("officer_id") REFERENCES "public"."officers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "producers" ADD CONSTRAINT "producers_office_code_offices_code_fk" FOREIGN KEY ("office_code") REFERENCES "public"."offices"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "district_months" ADD CONSTRAINT "district_months_office_code_offices_code_fk" FOREIGN KEY ("office_code") REFERENCES "public"."offices"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "district_reports" ADD CONSTRAINT "district_reports_office_code_offices_code_fk" FOREIGN KEY ("office_code") REFERENCES "public"."offices"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "district_reports" ADD CONSTRAINT "district_reports_last_changed_by_officers_id_fk" FOREIGN KEY ("last_changed_by") REFERENCES "public"."officers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "district_reports" ADD CONSTRAINT "district_reports_submitted_by_officers_id_fk" FOREIGN KEY ("submitted_by") REFERENCES "public"."officers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "district_reports" ADD CONSTRAINT "district_reports_certified_by_officers_id_fk" FOREIGN KEY ("certified_by") REFERENCES "public"."officers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "district_reports" ADD CONSTRAINT "district_reports_accepted_by_officers_id_fk" FOREIGN KEY ("accepted_by") REFERENCES "public"."officers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "district_reports" ADD CONSTRAINT "district_reports_returned_by_officers_id_fk" FOREIGN KEY ("returned_by") REFERENCES "public"."officers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "drafts" ADD CONSTRAINT "drafts_office_code_offices_code_fk" FOREIGN KEY ("office_code") REFERENCES "public"."offices"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "drafts" ADD CONSTRAINT "drafts_officer_id_officers_id_fk" FOREIGN KEY ("officer_id") REFERENCES "public"."officers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "forecasts" ADD CONSTRAINT "forecasts_office_code_offices_code_fk" FOREIGN KEY ("office_code") REFERENCES "public"."offices"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "forecasts" ADD CONSTRAINT "forecasts_filed_by_officers_id_fk" FOREIGN KEY ("filed_by") REFERENCES "public"."officers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "audit_by_office" ON "audit" USING btree ("office_code","period");--> statement-breakpoint
CREATE UNIQUE INDEX "calendar_corrections_in_force" ON "calendar_corrections" USING btree ("province_code","period","milestone") WHERE replaced_by is null;--> statement-breakpoint
CREATE INDEX "calendar_corrections_by_period" ON "calendar_corrections" USING btree ("province_code","period");--> statement-breakpoint
CREATE INDEX "line_chats_by_office" ON "line_chats" USING btree ("office_code");--> statement-breakpoint
CREATE INDEX "figures_by_office" ON "figures" USING btree ("office_code","period");--> statement-breakpoint
CREATE INDEX "figures_by_province" ON "figures" USING btree ("province_code","period");--> statement-breakpoint
CREATE INDEX "revenue_entries_by_office" ON "revenue_entries" USING btree ("office_code","period");--> statement-breakpoint
CREATE INDEX "deliveries_due" ON "deliveries" USING btree ("next_attempt_at") WHERE state = 'sending';--> statement-breakpoint
CREATE INDEX "notices_due" ON "notices" USING btree ("send_after") WHERE state in ('planned', 'held');--> statement-breakpoint
CREATE INDEX "notices_by_delivery" ON "notices" USING btree ("delivery_id");--> statement-breakpoint
CREATE INDEX "notices_by_province" ON "notices" USING btree ("province_code","period");--> statement-breakpoint
CREATE INDEX "invitations_by_province" ON "invitations" USING btree ("province_code","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "officers_one_active_per_person" ON "officers" USING btree ("line_user_id") WHERE removed_at is null;--> statement-breakpoint
CREATE INDEX "officers_by_office" ON "officers" USING btree ("province_code","office_code");--> statement-breakpoint
CREATE INDEX "sessions_by_officer" ON "sessions" USING btree ("officer_id");--> statement-breakpoint
CREATE INDEX "sessions_by_expiry" ON "sessions" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "offices_by_province" ON "offices" USING btree ("province_code","code");--> statement-breakpoint
CREATE UNIQUE INDEX "producers_code" ON "producers" USING btree ("province_code","code");--> statement-breakpoint
CREATE INDEX "producers_by_office" ON "producers" USING btree ("office_code","name");--> statement-breakpoint
CREATE INDEX "district_months_by_province" ON "district_months" USING btree ("province_code","period");--> statement-breakpoint
CREATE INDEX "district_reports_by_province" ON "district_reports" USING btree ("province_code","period");--> statement-breakpoint
CREATE INDEX "webhook_events_waiting" ON "webhook_events" USING btree ("chat_id","occurred_at","seq") WHERE state = 'waiting';--> statement-breakpoint
CREATE INDEX "webhook_events_by_message" ON "webhook_events" USING btree ("message_id");