package io.tidings.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;

/** Credit as the customer sees it, and the ledger's own check. */
final class Money {

    private Money() {}

    static BigDecimal credit(Api api) {
        return api.data("/api/v1/credits").path("credit").decimalValue();
    }

    /** Entries sum to zero, and every balance is the sum of its entries. */
    static void assertLedgerBalances(Suite suite) {
        JsonNode check = suite.internal(8085).get("/internal/ledger/check").body();
        assertThat(check.path("balanced").asBoolean()).as("ledger: %s", check).isTrue();
    }
}
