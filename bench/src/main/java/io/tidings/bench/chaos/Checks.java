package io.tidings.bench.chaos;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** The promises, each checked by itself. */
final class Checks {

    /** What has happened once cannot be put right. */
    static final Set<String> FINAL =
            Set.of("refused_for_now_only", "no_duplicates", "no_call_after_a_lease", "no_attempt_after_an_open_one");

    private static final Map<String, Function<Evidence, Finding>> ALL = all();

    private Checks() {}

    private static Map<String, Function<Evidence, Finding>> all() {
        Map<String, Function<Evidence, Finding>> checks = new LinkedHashMap<>();
        checks.put("accepted_is_whole", Acceptance::whole);
        checks.put("accepted_is_settled", Acceptance::settled);
        checks.put("refused_for_now_only", Acceptance::refusals);
        checks.put("nothing_lost", Deliveries::lost);
        checks.put("no_duplicates", Deliveries::duplicates);
        checks.put("unknown_only_without_receipt", Deliveries::unknown);
        checks.put("no_receipt_lost", Deliveries::receipts);
        checks.put("services_agree", Acceptance::agreement);
        checks.put("charge_is_exact", Money::charges);
        checks.put("ledger_sums_to_zero", Money::ledger);
        checks.put("no_call_after_a_lease", Ownership::leases);
        checks.put("no_attempt_after_an_open_one", Ownership::attempts);
        checks.put("nothing_parked", Acceptance::parked);
        return checks;
    }

    static Map<String, Finding> of(Evidence evidence) {
        Map<String, Finding> findings = new LinkedHashMap<>();
        ALL.forEach((name, check) -> findings.put(name, check.apply(evidence)));
        return findings;
    }
}
