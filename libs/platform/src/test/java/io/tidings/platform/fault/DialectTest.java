package io.tidings.platform.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DialectTest {

    private static final String AUTHENTICATE =
            "Authentication required. Provide a valid API token: Authorization: Bearer {token}";
    private static final Fault INVALID = Invalid.field("phone", "The phone field is required.");

    @ParameterizedTest
    @EnumSource(
            value = Dialect.class,
            names = {"CONFIRMED", "GROW"})
    void rendersBothVocabulariesUnderV1(Dialect v1) {
        assertBody(v1, Unauthenticated.missing(), 401, Map.of("error", AUTHENTICATE, "message", "Unauthenticated."));
        assertBody(v1, Unauthenticated.wrong(), 401, Map.of("error", AUTHENTICATE, "message", "Unauthenticated."));
        assertBody(
                v1,
                new NotFound(),
                404,
                Map.of("error", "Resource not found.", "success", false, "message", "Resource not found."));
        assertBody(
                v1,
                new NotFound("BroadCast not found"),
                404,
                Map.of("error", "Resource not found.", "success", false, "message", "BroadCast not found"));
        assertBody(
                v1,
                Forbidden.lacking("write"),
                403,
                Map.of(
                        "error",
                        "This endpoint requires the write permission on your API token."
                                + " Create a new token with read + write enabled.",
                        "required_abilities",
                        List.of("write"),
                        "message",
                        "Invalid ability provided."));
        assertBody(
                v1,
                INVALID,
                422,
                Map.of(
                        "message",
                        "The given data was invalid.",
                        "error",
                        "The given data was invalid.",
                        "errors",
                        Map.of("phone", List.of("The phone field is required."))));
        assertBody(
                v1,
                new Throttled("Slow down.", Duration.ofMillis(29_001)),
                429,
                Map.of("error", "Slow down.", "message", "Slow down.", "retry_after_seconds", 30L));
    }

    @Test
    void rendersBusinessFailuresOfConfirmedAs404() {
        assertBody(
                Dialect.CONFIRMED,
                new Refused("insufficient_credit", "Insufficient credits"),
                404,
                Map.of("success", false, "message", "Insufficient credits", "error", "Insufficient credits"));
    }

    @Test
    void rendersEverythingElseUnderV1InOneShape() {
        for (Fault fault : List.of(
                new Malformed("no JSON"),
                new WrongMethod(List.of("GET")),
                new TooLarge(),
                new NotBuilt(),
                new Unavailable(Duration.ofSeconds(2)),
                new Refused("internal_error", "Broken", 500))) {
            assertBody(
                    Dialect.CONFIRMED,
                    fault,
                    fault.status(),
                    Map.of("success", false, "error", fault.text(), "message", fault.text()));
        }
    }

    @Test
    void rendersFlowkirim() {
        Dialect dialect = Dialect.FLOWKIRIM;
        assertBody(dialect, Unauthenticated.missing(), 401, Map.of("message", "Unauthorized - No Bearer Token"));
        assertBody(dialect, Unauthenticated.wrong(), 401, Map.of("message", "Unauthorized - Invalid Token"));
        assertBody(
                dialect,
                INVALID,
                422,
                Map.of(
                        "success",
                        false,
                        "message",
                        "The given data was invalid.",
                        "errors",
                        Map.of("phone", List.of("The phone field is required."))));
        assertBody(
                dialect,
                new Refused("plan_required", "Pools need a plan", 402, Map.of("upgrade_url", "https://example.org")),
                402,
                Map.of("success", false, "message", "Pools need a plan", "upgrade_url", "https://example.org"));
        assertBody(dialect, new NotFound(), 404, Map.of("success", false, "message", "Resource not found."));
    }

    @Test
    void rendersTheContactApi() {
        Dialect dialect = Dialect.CONTACT;
        assertBody(dialect, new NotFound(), 404, Map.of("status", false, "message", "Resource not found."));
        assertBody(dialect, Unauthenticated.missing(), 401, Map.of("status", false, "message", "Unauthenticated."));
    }

    @Test
    void rendersUnknownPathsAndCallsBetweenServices() {
        assertBody(Dialect.INTERNAL, new NotFound(), 404, Map.of("message", "Not found."));
        assertBody(
                Dialect.INTERNAL,
                new Refused("released", "The reservation was released", 409),
                409,
                Map.of("message", "The reservation was released"));
    }

    @Test
    void givesTheHeadersThatTheStatusAsksFor() {
        assertThat(headers(new Throttled(Duration.ofMillis(1)))).containsEntry("Retry-After", "1");
        assertThat(headers(new Unavailable(Duration.ofSeconds(5)))).containsEntry("Retry-After", "5");
        assertThat(headers(new WrongMethod(List.of("POST", "GET")))).containsEntry("Allow", "GET, POST");
        assertThat(headers(Unauthenticated.missing())).containsEntry("WWW-Authenticate", "Bearer");
        assertThat(headers(new NotFound())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/broadcasts,CONFIRMED",
        "/api/whatsapp/sessions,FLOWKIRIM",
        "/contact,CONTACT",
        "/contact/64a8,CONTACT",
        "/contact_groups,CONTACT",
        "/contacts,INTERNAL",
        "/internal/x,INTERNAL",
        "/,INTERNAL"
    })
    void knowsTheDialectOfAPath(String path, Dialect dialect) {
        assertThat(Dialect.ofPath(path)).isEqualTo(dialect);
    }

    @Test
    void carriesNoStackTrace() {
        assertThat(new NotFound().getStackTrace()).isEmpty();
    }

    @Test
    void writesTheBodyAsJson() {
        assertThat(Dialect.INTERNAL.render(new NotFound()).json())
                .isEqualTo("{\"message\":\"Not found.\",\"code\":\"not_found\"}");
    }

    private static Map<String, String> headers(Fault fault) {
        return Dialect.CONFIRMED.render(fault).headers();
    }

    private static void assertBody(Dialect dialect, Fault fault, int status, Map<String, Object> fields) {
        Rendered rendered = dialect.render(fault);
        assertThat(rendered.status()).isEqualTo(status);
        assertThat(rendered.body()).containsAllEntriesOf(fields).containsEntry("code", fault.code());
        assertThat(rendered.body()).hasSize(fields.size() + 1);
    }
}
