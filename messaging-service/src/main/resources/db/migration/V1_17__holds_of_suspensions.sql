-- A suspended workspace is held like anything else; whoever suspends lifts only what is theirs.
ALTER TABLE hold DROP CONSTRAINT hold_origin_check;
ALTER TABLE hold ADD CONSTRAINT hold_origin_check
  CHECK (origin IN ('customer', 'operator', 'provider', 'cancellation', 'suspension'));
