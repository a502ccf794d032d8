package io.tidings.billing.audit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.tidings.billing.testing.Books;
import io.tidings.billing.testing.OnStack;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

@OnStack
class LedgerGaugesTest {

    @Inject
    LedgerGauges gauges;

    @Inject
    Audits audits;

    @Test
    void showsTheLedgersTotals() {
        Books.with(10).reserved(3);
        LedgerTotals totals = audits.totals().await().indefinitely();

        gauges.refresh().await().indefinitely();

        String metrics =
                given().get("/q/metrics").then().statusCode(200).extract().asString();
        assertThat(metrics)
                .contains("tidings_billing_reservations_open " + (double) totals.openReservations())
                .contains("tidings_billing_ledger_imbalance 0.0")
                .contains("tidings_billing_held_credits " + totals.held().doubleValue())
                .contains("tidings_billing_written_off_credits ");
    }

    @Test
    void isReadyAndDescribesItself() {
        given().get("/q/health/ready").then().statusCode(200).body("status", equalTo("UP"));
        given().get("/q/openapi").then().statusCode(200).body(containsString("/api/v1/credits"));
    }
}
