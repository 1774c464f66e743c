CREATE TABLE "audit_chain" (
	"chain" text NOT NULL,
	"number" integer NOT NULL,
	"seq" bigint NOT NULL,
	"hash" text NOT NULL,
	CONSTRAINT "audit_chain_chain_number_pk" PRIMARY KEY("chain","number"),
	CONSTRAINT "audit_chain_seq_unique" UNIQUE("seq")
);
--> statement-breakpoint
CREATE TABLE "audit_heads" (
	"chain" text PRIMARY KEY NOT NULL,
	"number" integer NOT NULL,
	"hash" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "document_links" (
	"token_hash" text PRIMARY KEY NOT NULL,
	"form" text NOT NULL,
	"office_code" text NOT NULL,
	"period" text NOT NULL,
	"number" integer,
	"producer_id" uuid,
	"created_by" uuid NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "document_links_form" CHECK ("form" in ('rt2', 'rt1', 'rt2_blank', 'rt1_blank'))
);
--> statement-breakpoint
CREATE TABLE "report_versions" (
	"office_code" text NOT NULL,
	"period" text NOT NULL,
	"number" integer NOT NULL,
	"province_code" text NOT NULL,
	"report_version" integer NOT NULL,
	"content" text NOT NULL,
	"content_hash" text NOT NULL,
	"code" text NOT NULL,
	"certified_at" timestamp (3) with time zone NOT NULL,
	"certified_by" uuid NOT NULL,
	"acting_chief_id" uuid,
	"signature" jsonb NOT NULL,
	"signature_svg" text NOT NULL,
	CONSTRAINT "report_versions_office_code_period_number_pk" PRIMARY KEY("office_code","period","number"),
	CONSTRAINT "report_versions_content_hash_unique" UNIQUE("content_hash"),
	CONSTRAINT "report_versions_code_unique" UNIQUE("code"),
	CONSTRAINT "report_versions_number" CHECK (number >= 1)
);
--> statement-breakpoint
CREATE TABLE "figure_comments" (
	"id" uuid PRIMARY KEY NOT NULL,
	"province_code" text NOT NULL,
	"office_code" text NOT NULL,
	"period" text NOT NULL,
	"producer_id" uuid NOT NULL,
	"figure_version" integer NOT NULL,
	"reply_to" uuid,
	"text" text NOT NULL,
	"written_by" uuid NOT NULL,
	"written_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "chat_photos" (
	"id" uuid PRIMARY KEY NOT NULL,
	"message_id" text NOT NULL,
	"officer_id" uuid NOT NULL,
	"office_code" text NOT NULL,
	"province_code" text NOT NULL,
	"period" text NOT NULL,
	"received_at" timestamp (3) with time zone NOT NULL,
	"state" text NOT NULL,
	"attempts" integer NOT NULL,
	"next_attempt_at" timestamp (3) with time zone NOT NULL,
	"reply_token" text,
	"photo_key" text,
	"photo_hash" text,
	"photo_size" integer,
	CONSTRAINT "chat_photos_message_id_unique" UNIQUE("message_id"),
	CONSTRAINT "chat_photos_state" CHECK ("state" in ('waiting', 'kept', 'used', 'refused'))
);
--> statement-breakpoint
CREATE TABLE "evidence" (
	"id" uuid PRIMARY KEY NOT NULL,
	"province_code" text NOT NULL,
	"office_code" text NOT NULL,
	"period" text NOT NULL,
	"producer_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"kept_at" text,
	"note" text,
	"added_by" uuid NOT NULL,
	"added_at" timestamp (3) with time zone NOT NULL,
	"photo_key" text,
	"photo_hash" text,
	"photo_size" integer,
	"removed_at" timestamp (3) with time zone,
	"removed_by" uuid,
	CONSTRAINT "evidence_kind" CHECK ("kind" in ('sales_book', 'receipts', 'transfer_slips', 'shop_screenshots', 'other')),
	CONSTRAINT "evidence_photo" CHECK ((photo_key is null) = (photo_hash is null) and (photo_key is null) = (photo_size is null))
);
--> statement-breakpoint
CREATE TABLE "inspection_samples" (
	"id" uuid PRIMARY KEY NOT NULL,
	"province_code" text NOT NULL,
	"quarter" text NOT NULL,
	"seed" text NOT NULL,
	"producer_ids" uuid[] NOT NULL,
	"drawn_by" uuid NOT NULL,
	"drawn_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "acting_chiefs" (
	"id" uuid PRIMARY KEY NOT NULL,
	"province_code" text NOT NULL,
	"office_code" text NOT NULL,
	"officer_id" uuid NOT NULL,
	"order_number" text NOT NULL,
	"from_on" date NOT NULL,
	"until_on" date NOT NULL,
	"named_by" uuid NOT NULL,
	"named_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	"ended_by" uuid,
	CONSTRAINT "acting_chiefs_days" CHECK (from_on <= until_on)
);
--> statement-breakpoint
CREATE TABLE "province_rules" (
	"province_code" text PRIMARY KEY NOT NULL,
	"may_certify_own_work" boolean NOT NULL
);
--> statement-breakpoint
CREATE TABLE "subdistricts" (
	"code" text PRIMARY KEY NOT NULL,
	"office_code" text NOT NULL,
	"name_th" text COLLATE "und-x-icu" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "reopenings" (
	"id" uuid PRIMARY KEY NOT NULL,
	"office_code" text NOT NULL,
	"period" text NOT NULL,
	"province_code" text NOT NULL,
	"reason" text NOT NULL,
	"until" timestamp (3) with time zone NOT NULL,
	"granted_by" uuid NOT NULL,
	"granted_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "report_looks" (
	"officer_id" uuid NOT NULL,
	"office_code" text NOT NULL,
	"period" text NOT NULL,
	"seen_version" integer NOT NULL,
	"seen_at" timestamp (3) with time zone NOT NULL,
	"before_at" timestamp (3) with time zone,
	CONSTRAINT "report_looks_officer_id_office_code_period_pk" PRIMARY KEY("officer_id","office_code","period")
);
--> statement-breakpoint
ALTER TABLE "notices" DROP CONSTRAINT "notices_kind";--> statement-breakpoint
ALTER TABLE "audit" ADD COLUMN "origin" text DEFAULT 'app' NOT NULL;--> statement-breakpoint
ALTER TABLE "district_reports" ADD COLUMN "first_certified_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "district_reports" ADD COLUMN "return_producer_id" uuid;--> statement-breakpoint
ALTER TABLE "document_links" ADD CONSTRAINT "document_links_office_code_offices_code_fk" FOREIGN KEY ("office_code") REFERENCES "public"."offices"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document_links" ADD CONSTRAINT "document_links_producer_id_producers_id_fk" FOREIGN KEY ("producer_id") REFERENCES "public"."producers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document_links" ADD CONSTRAINT "document_links_created_by_officers_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."officers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_versions" ADD CONSTRAINT "report_versions_office_code_offices_code_fk" FOREIGN KEY ("office_code") REFERENCES "public"."offices"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_versions" ADD CONSTRAINT "report_versions_certified_by_officers_id_fk" FOREIGN KEY ("certified_by") REFERENCES "public"."officers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_versions" ADD CONSTRAINT "report_versions_acting_chief_id_acting_chiefs_id_fk" FOREIGN KEY ("acting_chief_id") REFERENCES "public"."acting_chiefs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "figure_comments" ADD CONSTRAINT "figure_comments_office_code_offices_code_fk" FOREIGN KEY ("office_code") REFERENCES "public"."offices"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "figure_comments" ADD CONSTRAINT "figure_comments_producer_id_producers_id_fk" FOREIGN KEY ("producer_id") REFERENCES "public"."producers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "figure_comments" ADD CONSTRAINT "figure_comments_reply_to_figure_comments_id_fk" FOREIGN KEY ("reply_to") REFERENCES "public"."figure_comments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "figure_comments" ADD CONSTRAINT "figure_comments_written_by_officers_id_fk" FOREIGN KEY ("written_by") REFERENCES "public"."officers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "chat_photos" ADD CONSTRAINT "chat_photos_officer_id_officers_id_fk" FOREIGN KEY ("officer_id") REFERENCES "public"."officers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "chat_photos" ADD CONSTRAINT "chat_photos_office_code_offices_code_fk" FOREIGN KEY ("office_code") REFERENCES "public"."offices"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_office_code_offices_code_fk" FOREIGN KEY ("office_code") REFERENCES "public"."offices"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_producer_id_producers_id_fk" FOREIGN KEY ("producer_id") REFERENCES "public"."producers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_added_by_officers_id_fk" FOREIGN KEY ("added_by") REFERENCES "public"."officers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_removed_by_officers_id_fk" FOREIGN KEY ("removed_by") REFERENCES "public"."officers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inspection_samples" ADD CONSTRAINT "inspection_samples_drawn_by_officers_id_fk" FOREIGN KEY ("drawn_by") REFERENCES "public"."officers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "acting_chiefs" ADD CONSTRAINT "acting_chiefs_office_code_offices_code_fk" FOREIGN KEY ("office_code") REFERENCES "public"."offices"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "acting_chiefs" ADD CONSTRAINT "acting_chiefs_officer_id_officers_id_fk" FOREIGN KEY ("officer_id") REFERENCES "public"."officers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "acting_chiefs" ADD CONSTRAINT "acting_chiefs_named_by_officers_id_fk" FOREIGN KEY ("named_by") REFERENCES "public"."officers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "acting_chiefs" ADD CONSTRAINT "acting_chiefs_ended_by_officers_id_fk" FOREIGN KEY ("ended_by") REFERENCES "public"."officers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "province_rules" ADD CONSTRAINT "province_rules_province_code_offices_code_fk" FOREIGN KEY ("province_code") REFERENCES "public"."offices"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "subdistricts" ADD CONSTRAINT "subdistricts_office_code_offices_code_fk" FOREIGN KEY ("office_code") REFERENCES "public"."offices"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reopenings" ADD CONSTRAINT "reopenings_office_code_offices_code_fk" FOREIGN KEY ("office_code") REFERENCES "public"."offices"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reopenings" ADD CONSTRAINT "reopenings_granted_by_officers_id_fk" FOREIGN KEY ("granted_by") REFERENCES "public"."officers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_looks" ADD CONSTRAINT "report_looks_officer_id_officers_id_fk" FOREIGN KEY ("officer_id") REFERENCES "public"."officers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "document_links_by_expiry" ON "document_links" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "report_versions_by_province" ON "report_versions" USING btree ("province_code","period");--> statement-breakpoint
CREATE INDEX "figure_comments_by_office" ON "figure_comments" USING btree ("office_code","period");--> statement-breakpoint
CREATE INDEX "figure_comments_by_question" ON "figure_comments" USING btree ("reply_to");--> statement-breakpoint
CREATE INDEX "chat_photos_by_officer" ON "chat_photos" USING btree ("officer_id","state");--> statement-breakpoint
CREATE INDEX "chat_photos_waiting" ON "chat_photos" USING btree ("next_attempt_at") WHERE state = 'waiting';--> statement-breakpoint
CREATE INDEX "evidence_by_office" ON "evidence" USING btree ("office_code","period");--> statement-breakpoint
CREATE INDEX "evidence_by_producer" ON "evidence" USING btree ("producer_id","period");--> statement-breakpoint
CREATE INDEX "inspection_samples_by_quarter" ON "inspection_samples" USING btree ("province_code","quarter");--> statement-breakpoint
CREATE INDEX "acting_chiefs_by_officer" ON "acting_chiefs" USING btree ("officer_id","until_on");--> statement-breakpoint
CREATE INDEX "acting_chiefs_by_office" ON "acting_chiefs" USING btree ("province_code","office_code");--> statement-breakpoint
CREATE UNIQUE INDEX "reopenings_running" ON "reopenings" USING btree ("office_code","period") WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX "reopenings_by_province" ON "reopenings" USING btree ("province_code","until");--> statement-breakpoint
ALTER TABLE "district_reports" ADD CONSTRAINT "district_reports_return_producer_id_producers_id_fk" FOREIGN KEY ("return_producer_id") REFERENCES "public"."producers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "audit_by_officer" ON "audit" USING btree ("officer_id","seq");--> statement-breakpoint
ALTER TABLE "audit" ADD CONSTRAINT "audit_origin" CHECK ("origin" in ('app', 'chat', 'worker', 'command'));--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_kind" CHECK ("kind" in ('window_opens', 'report_due_heads_up', 'report_due', 'sign_off_due', 'last_call', 'window_closes', 'forecast_due', 'forecast_heads_up_14', 'forecast_heads_up_3', 'summary_due_day', 'summary_month_end', 'summary_closed', 'all_certified', 'calendar_corrected', 'report_submitted', 'report_returned', 'report_reopened', 'reopening_ends', 'figure_questioned', 'figure_answered', 'quota_held'));