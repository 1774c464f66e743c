-- The second wall (db/province-scope.ts): what the role otop_province may do at all, and which rows it sees and writes.
-- The role is made before the first migration (db/province-role.ts). Owners of tables are not bound by any of this: the
-- worker, the webhook and whatever has no person behind it. No setting, no rows. A new table is closed to the role until
-- its migration grants something, and test/db/second-wall.test.ts fails until it has a rule here or a reason there.
DO $$
DECLARE
  province constant text := $s$current_setting('app.province_code', true)$s$;
  tab record;
  ours text;
BEGIN
  -- Of a province: only its rows, and only offices of the province in them.
  FOR tab IN
    SELECT c.table_name AS name,
      bool_or(c.column_name = 'office_code') AS has_office,
      c.table_name IN ('audit', 'figure_versions', 'report_versions', 'forecast_versions') AS is_append_only
    FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name)
    WHERE c.table_schema = 'public' AND t.table_type = 'BASE TABLE'
    GROUP BY c.table_name
    HAVING bool_or(c.column_name = 'province_code') AND c.table_name NOT IN ('offices', 'province_rules', 'line_chats')
  LOOP
    ours := format('province_code = %s', province);
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', tab.name);
    EXECUTE format('CREATE POLICY of_province ON %I TO otop_province USING (%s) WITH CHECK (%s)', tab.name, ours,
      CASE WHEN tab.has_office
        THEN format('%s AND (office_code IS NULL OR left(office_code, 2) = province_code)', ours)
        ELSE ours END);
    EXECUTE format('GRANT SELECT, INSERT%s ON %I TO otop_province',
      CASE WHEN tab.is_append_only THEN '' ELSE ', UPDATE' END, tab.name);
  END LOOP;

  -- Of an office, without the province's own column.
  FOR tab IN SELECT unnest(ARRAY['document_links', 'sheet_links', 'report_looks']) AS name LOOP
    ours := format('left(office_code, 2) = %s', province);
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', tab.name);
    EXECUTE format('CREATE POLICY of_office ON %I TO otop_province USING (%s) WITH CHECK (%s)', tab.name, ours, ours);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE ON %I TO otop_province', tab.name);
  END LOOP;

  -- Of a person: through the officers, whose own rule holds inside.
  FOR tab IN SELECT unnest(ARRAY['sessions', 'officer_subdistricts']) AS name LOOP
    ours := 'EXISTS (SELECT FROM officers o WHERE o.id = officer_id)';
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', tab.name);
    EXECUTE format('CREATE POLICY of_officer ON %I TO otop_province USING (%s) WITH CHECK (%s)', tab.name, ours, ours);
    EXECUTE format('GRANT SELECT, INSERT, DELETE ON %I TO otop_province', tab.name);
  END LOOP;
END $$;
--> statement-breakpoint
-- What is taken away in the course of the work; everything else stays.
GRANT DELETE ON baselines, forecast_figures, producer_stays, rekeyed, revenue_entries, targets, uploads TO otop_province;
--> statement-breakpoint
GRANT USAGE ON SEQUENCE audit_seq_seq TO otop_province;
--> statement-breakpoint
-- A group of an office, and the chats of the province's own people: whether they can be reached.
ALTER TABLE line_chats ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY of_province ON line_chats TO otop_province USING (
  province_code = current_setting('app.province_code', true)
  OR EXISTS (SELECT FROM officers o WHERE o.line_user_id = line_chats.id));
--> statement-breakpoint
GRANT SELECT ON line_chats TO otop_province;
--> statement-breakpoint
-- Names of places are everybody's; only the own offices can be locked, and none changed.
GRANT SELECT, UPDATE (kind) ON offices TO otop_province;
--> statement-breakpoint
ALTER TABLE offices ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY seen ON offices FOR SELECT TO otop_province USING (true);
--> statement-breakpoint
CREATE POLICY locked ON offices FOR UPDATE TO otop_province
  USING (province_code = current_setting('app.province_code', true)) WITH CHECK (false);
--> statement-breakpoint
GRANT SELECT ON subdistricts, holidays TO otop_province;
--> statement-breakpoint
ALTER TABLE subdistricts ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY seen ON subdistricts FOR SELECT TO otop_province USING (true);
--> statement-breakpoint
ALTER TABLE holidays ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY seen ON holidays FOR SELECT TO otop_province USING (true);
--> statement-breakpoint
-- Set by a command of the operator only.
ALTER TABLE province_rules ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY of_province ON province_rules FOR SELECT TO otop_province
  USING (province_code = current_setting('app.province_code', true));
--> statement-breakpoint
GRANT SELECT ON province_rules TO otop_province;
--> statement-breakpoint
-- All provinces send over one channel and share its quota: what is under way costs them together. Nothing but the
-- number can be read.
ALTER TABLE deliveries ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY cost_of_all ON deliveries FOR SELECT TO otop_province USING (true);
--> statement-breakpoint
GRANT SELECT (state, cost) ON deliveries TO otop_province;
--> statement-breakpoint
-- How far the planner has looked; one row, of nobody.
ALTER TABLE planner_watermarks ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY seen ON planner_watermarks FOR SELECT TO otop_province USING (true);
--> statement-breakpoint
GRANT SELECT ON planner_watermarks TO otop_province;
--> statement-breakpoint
-- Nothing of these for the role: no rule is needed, none is granted.
ALTER TABLE webhook_events ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE audit_chain ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE audit_heads ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
-- The seal is set for whoever commits, by who owns the chain.
ALTER FUNCTION seal_audit() SECURITY DEFINER SET search_path = public, pg_temp;
