ALTER TABLE "producers" ADD COLUMN "has_changed_stays" boolean DEFAULT false NOT NULL;--> statement-breakpoint
CREATE INDEX "notices_nudges" ON "notices" USING btree ("province_code","period") WHERE kind = 'nudge';--> statement-breakpoint
CREATE INDEX "producers_with_changed_stays" ON "producers" USING btree ("province_code") WHERE has_changed_stays;--> statement-breakpoint
-- Counting whose month a producer's is must look at figures one by one only where they can stand elsewhere than the producer
-- stays: where its stays were changed after they were written. Figures are only ever saved where the producer stays.
CREATE FUNCTION note_changed_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE producers SET has_changed_stays = true WHERE id = old.producer_id AND NOT has_changed_stays;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER producer_stays_changed AFTER UPDATE OR DELETE ON producer_stays FOR EACH ROW EXECUTE FUNCTION note_changed_stays();
--> statement-breakpoint
-- Whoever has more than one plain stay, or a figure outside of its stays.
UPDATE producers p SET has_changed_stays = true
WHERE p.merged_into IS NOT NULL
  OR (SELECT count(*) FILTER (WHERE until_period IS NULL) <> 1 OR count(*) <> 1 FROM producer_stays b WHERE b.producer_id = p.id)
  OR EXISTS (SELECT FROM figures f WHERE f.producer_id = p.id AND f.amount IS NOT NULL AND NOT EXISTS (
    SELECT FROM producer_stays b WHERE b.producer_id = p.id AND b.office_code = f.office_code
      AND b.from_period <= f.period AND (b.until_period IS NULL OR b.until_period >= f.period)));
