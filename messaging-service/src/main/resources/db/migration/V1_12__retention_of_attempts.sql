-- A day of history holds attempts too, and a message may have been attempted on a later day than it was accepted on.

-- Drops the days of history before p_before, and answers which. A day stays for as long as the queue has a message of it:
-- an unknown one too, until its wait is over. It also stays for as long as the queue has a message of an earlier day whose
-- latest attempt is of that day or later: that and those before it may be of that day. The queue alone tells this, by its
-- key and for the few that are that old; attempts have no index by message, which each claim would have to pay for.
CREATE OR REPLACE FUNCTION drop_history(p_before date) RETURNS SETOF date LANGUAGE plpgsql AS $$
DECLARE
  v_day   date;
  v_first uuid;
  v_next  uuid;
BEGIN
  FOR v_day IN
    SELECT to_date(right(c.relname, 8), 'YYYYMMDD') FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
     WHERE i.inhparent = 'message'::regclass AND c.relname ~ '^message_[0-9]{8}$' ORDER BY 1
  LOOP
    CONTINUE WHEN v_day >= p_before;
    v_first := uuid7_floor(v_day::timestamp AT TIME ZONE 'UTC');
    v_next := uuid7_floor((v_day + 1)::timestamp AT TIME ZONE 'UTC');
    CONTINUE WHEN EXISTS (SELECT FROM queue q WHERE q.id >= v_first AND q.id < v_next);
    CONTINUE WHEN EXISTS (SELECT FROM queue q WHERE q.id < v_first AND q.tries > 0 AND q.attempt >= v_first);
    PERFORM drop_history_day(v_day);
    RETURN NEXT v_day;
  END LOOP;
END $$;
