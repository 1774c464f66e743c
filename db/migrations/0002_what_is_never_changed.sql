-- What is written once and never changed: the audit trail with its hash chain, certified versions, the figures' history.
-- Triggers, not grants, so that it holds for the application's role whatever it owns.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', tg_table_name USING ERRCODE = 'insufficient_privilege';
END $$;
--> statement-breakpoint
-- The text a seal is made of. bot/domain/audit-chain.ts writes the same text by itself: change neither alone.
CREATE FUNCTION audit_text(a audit) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT concat_ws(E'\n', a.seq, round(extract(epoch FROM a.at) * 1000)::bigint, a.actor_kind, coalesce(a.officer_id::text, ''),
    a.origin, a.action, coalesce(a.province_code, ''), coalesce(a.office_code, ''), coalesce(a.period, ''), a.detail::text)
$$;
--> statement-breakpoint
-- At commit, so that the chain is locked for the length of a commit and last of all: no deadlock with other locks.
CREATE FUNCTION seal_audit() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  name text := coalesce(new.province_code, '');
  head audit_heads;
  next text;
BEGIN
  SELECT * INTO head FROM audit_heads WHERE chain = name FOR UPDATE;
  IF NOT FOUND THEN
    INSERT INTO audit_heads (chain, number, hash) VALUES (name, 0, '') ON CONFLICT DO NOTHING;
    SELECT * INTO head FROM audit_heads WHERE chain = name FOR UPDATE;
  END IF;
  next := encode(sha256(convert_to(head.hash || E'\n' || audit_text(new), 'UTF8')), 'hex');
  INSERT INTO audit_chain (chain, number, seq, hash) VALUES (name, head.number + 1, new.seq, next);
  UPDATE audit_heads SET number = head.number + 1, hash = next WHERE chain = name;
  RETURN NULL;
END $$;
--> statement-breakpoint
UPDATE audit SET origin = CASE actor_kind WHEN 'line' THEN 'chat' WHEN 'clock' THEN 'worker' WHEN 'command' THEN 'command' ELSE 'app' END;
--> statement-breakpoint
-- Of reports from before, the certification that stands is the first one known.
UPDATE district_reports SET first_certified_at = certified_at WHERE certified_at IS NOT NULL;
--> statement-breakpoint
-- Rows from before the chain are sealed in their order.
DO $$
DECLARE
  a audit;
  name text;
  head audit_heads;
  next text;
BEGIN
  FOR a IN SELECT * FROM audit ORDER BY seq LOOP
    name := coalesce(a.province_code, '');
    INSERT INTO audit_heads (chain, number, hash) VALUES (name, 0, '') ON CONFLICT DO NOTHING;
    SELECT * INTO head FROM audit_heads WHERE chain = name;
    next := encode(sha256(convert_to(head.hash || E'\n' || audit_text(a), 'UTF8')), 'hex');
    INSERT INTO audit_chain (chain, number, seq, hash) VALUES (name, head.number + 1, a.seq, next);
    UPDATE audit_heads SET number = head.number + 1, hash = next WHERE chain = name;
  END LOOP;
END $$;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER audit_sealed AFTER INSERT ON audit DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION seal_audit();
--> statement-breakpoint
CREATE TRIGGER audit_append_only BEFORE UPDATE OR DELETE ON audit FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER audit_not_emptied BEFORE TRUNCATE ON audit FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER audit_chain_append_only BEFORE UPDATE OR DELETE ON audit_chain FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER audit_chain_not_emptied BEFORE TRUNCATE ON audit_chain FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER report_versions_append_only BEFORE UPDATE OR DELETE ON report_versions FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER report_versions_not_emptied BEFORE TRUNCATE ON report_versions FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER figure_versions_append_only BEFORE UPDATE OR DELETE ON figure_versions FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER figure_versions_not_emptied BEFORE TRUNCATE ON figure_versions FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
