-- History is kept for a while, a day at a time.

CREATE INDEX provider_message_created ON provider_message USING brin (created_at);
CREATE INDEX receipt_unmatched_received ON receipt_unmatched (received_at);

-- Drops one day of history. Only by way of drop_history, which knows whether the day is still needed: forced row-level
-- security hides the queue from the owner, as whom this runs.
CREATE FUNCTION drop_history_day(p_day date) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public SET lock_timeout = '2s' AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(7001, 0);
  EXECUTE format('DROP TABLE IF EXISTS %I', 'message_' || to_char(p_day, 'YYYYMMDD'));
  EXECUTE format('DROP TABLE IF EXISTS %I', 'attempt_' || to_char(p_day, 'YYYYMMDD'));
END $$;
REVOKE ALL ON FUNCTION drop_history_day(date) FROM PUBLIC, tidings_app;

-- Drops the days of history before p_before, and answers which. A day stays for as long as the queue has a message of it:
-- an unknown one too, until its wait is over.
CREATE FUNCTION drop_history(p_before date) RETURNS SETOF date LANGUAGE plpgsql AS $$
DECLARE
  v_day date;
BEGIN
  FOR v_day IN
    SELECT to_date(right(c.relname, 8), 'YYYYMMDD') FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
     WHERE i.inhparent = 'message'::regclass AND c.relname ~ '^message_[0-9]{8}$' ORDER BY 1
  LOOP
    CONTINUE WHEN v_day >= p_before;
    CONTINUE WHEN EXISTS (
      SELECT FROM queue q WHERE q.id >= uuid7_floor(v_day::timestamp AT TIME ZONE 'UTC')
                            AND q.id < uuid7_floor((v_day + 1)::timestamp AT TIME ZONE 'UTC'));
    PERFORM drop_history_day(v_day);
    RETURN NEXT v_day;
  END LOOP;
END $$;
REVOKE ALL ON FUNCTION drop_history(date) FROM PUBLIC, tidings_app;
GRANT EXECUTE ON FUNCTION drop_history(date), drop_history_day(date) TO tidings_worker;
