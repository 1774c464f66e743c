-- Names of producers as they are compared when somebody searches: without tone marks, spaces and the words that most
-- names begin with, letters of one sound made one. Trigrams of it find what was typed wrongly.
CREATE EXTENSION IF NOT EXISTS pg_trgm;
--> statement-breakpoint
CREATE FUNCTION producer_skeleton(name text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT translate(
    regexp_replace(
      regexp_replace(lower(normalize(name, NFKC)), '[็-๎\s!-/:-@[-`{-~–—‘’“”]', '', 'g'),
      'วิสาหกิจชุมชน|กลุม|บาน', '', 'g'),
    'ศษณใญฬธฑฒฎฏภฆ๐๑๒๓๔๕๖๗๘๙', 'สสนไยลทททดตพค0123456789')
$$;
