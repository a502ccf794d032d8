package io.tidings.e2e.developer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.tidings.e2e.Exchange;
import io.tidings.e2e.Exchanges;
import io.tidings.e2e.Suite;
import io.tidings.e2e.developer.Described.Operation;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Runs when all others have: the OpenAPI document lacks nothing that they met, and they left nothing out that it has. */
@Order(Integer.MAX_VALUE)
class DescribedIT {
    /** The proxy has one thread for the most of its work. */
    private static final int AT_ONCE = 4;

    private final JsonNode document =
            Suite.running().anonymous().get("/openapi.json").body();
    private final Described described = new Described(document);

    @Test
    void allThatTheTestsMetIsDescribed() throws IOException {
        assertThat(findings(Exchanges.all())).isEmpty();
    }

    /** Otherwise the test before would prove nothing. */
    @Test
    void whatIsNotDescribedIsNoticed() throws IOException {
        String credits = "/api/v1/credits";
        assertThat(findings(List.of(
                        exchange("/api/leads", 200, "{}"),
                        exchange(credits, 418, "{}"),
                        exchange(credits, 501, "{}"),
                        exchange(credits, 200, "{\"success\":true}"),
                        exchange(credits, 401, "{\"message\":\"No.\"}"),
                        exchange(
                                "/api/v1/templates?language_id=3",
                                200,
                                "{\"success\":true,\"data\":[],\"message\":\"\"}"),
                        exchange("/api/leads", 501, "{}"),
                        exchange("/nowhere", 404, "{}"))))
                .isEqualTo("""
                        GET /api/leads is not described, and answers 200
                        GET /api/v1/credits 200: response.body Response body must have required property 'data'
                        GET /api/v1/credits 200: response.body Response body must have required property 'message'
                        GET /api/v1/credits 401: response.body Response body must have required property 'code'
                        GET /api/v1/credits 401: response.body Response body must have required property 'error'
                        GET /api/v1/credits 418: the status is not described
                        GET /api/v1/credits 501: the status is not described
                        GET /api/v1/templates 200: request.query Request query must have required property 'is_broadcast'\
                        """);
    }

    /**
     * In the whole run; a part of it leaves much out. Providers' webhooks are accepted from the sandbox alone, which has the
     * keys to sign them.
     */
    @Test
    void allThatIsDescribedWasDone() {
        Set<Operation> done = Exchanges.all().stream()
                .filter(one -> one.isAccepted() || one.path().startsWith("/webhooks/"))
                .flatMap(one -> described.operation(one.method(), one.path()).stream())
                .collect(Collectors.toSet());
        assertThat(described.operations())
                .isNotEmpty()
                .filteredOn(one -> !done.contains(one))
                .isEmpty();
    }

    private static Exchange exchange(String path, int status, String answer) {
        return new Exchange(
                "GET",
                path,
                Map.of("authorization", List.of("Bearer x")),
                "",
                status,
                Map.of("content-type", List.of("application/json")),
                answer);
    }

    private String findings(Collection<Exchange> exchanges) throws IOException {
        assumeTrue(NodeTools.arePossible(), "there is no npm");
        NodeTools tools = NodeTools.installed();
        try (Replay replay = new Replay(
                        tools, Files.writeString(tools.folder().resolve("described.json"), document.toString()));
                ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
            Findings findings = new Findings(described, replay);
            return exchanges.stream()
                    .map(one -> CompletableFuture.supplyAsync(() -> findings.of(one), threads))
                    .toList()
                    .stream()
                    .flatMap(found -> found.join().stream())
                    .collect(Collectors.toCollection(TreeSet::new))
                    .stream()
                    .collect(Collectors.joining("\n"));
        }
    }
}
