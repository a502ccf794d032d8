package io.tidings.gateway.surface;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.ExtLogRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AccessLogTest extends GatewayTest {
    private static final Logger ROOT = Logger.getLogger("");
    private static final String ACCESS = "io.tidings.gateway.access";

    private final Lines lines = new Lines();

    @BeforeEach
    void listen() {
        ROOT.addHandler(lines);
    }

    @AfterEach
    void stopListening() {
        ROOT.removeHandler(lines);
    }

    @Test
    void tellsWhatWasCalledByItsPatternAndWhatItCost() {
        signedIn().header("X-Request-Id", "call-1").head("/api/v1/broadcasts/4711?page=2");
        given().header("X-Request-Id", "call-2").body("{\"a\":1}").post("/api/v1/login");

        assertThat(line("call-1"))
                .matches("GET /api/v1/broadcasts/\\{id} 200 \\d+ ms method=HEAD received=0 sent=0"
                        + " ws=0198f6a0-0000-7000-8000-0000000000aa id=call-1");
        assertThat(line("call-2"))
                .matches("POST /api/v1/login 200 \\d+ ms method=POST received=7 sent=[1-9]\\d+ ws=- id=call-2");
        assertThat(lines.fields.get("call-2"))
                .containsEntry("route", "POST /api/v1/login")
                .containsEntry("status", "200")
                .containsKeys("method", "received", "sent", "ms", "workspace");
    }

    @Test
    void tellsNothingOfWhatClientsSend() {
        String token = fresh("good-secret");
        given().header("Authorization", "Bearer " + token)
                .header("X-Request-Id", "call-3")
                .body("{\"text\":\"secret-body\"}")
                .post("/api/v1/messages?access_token=secret-query&to=213555");
        given().header("X-Request-Id", "call-4").get("/contact?access_token=bad-secret-query");
        given().header("X-Request-Id", "call-5").get("/secret-path/213555");
        given().urlEncodingEnabled(false).header("X-Request-Id", "call-6").get("/api/v1/user?access_token=secret%00");
        standIns.service().behave(request -> request.connection().close());
        given().header("Authorization", "Bearer " + token)
                .header("X-Request-Id", "call-7")
                .get("/api/v1/credits?access_token=secret-query");
        List.of("call-3", "call-4", "call-5", "call-6", "call-7").forEach(this::line);

        assertThat(lines.all).noneMatch(line -> line.contains("secret") || line.contains("213555"));
    }

    @Test
    void hasOneLineForEachCallHoweverItIsMade() throws IOException {
        send("GET /api/v1/nope%0d%0aFORGED%20200 HTTP/1.1\r\nHost: x\r\nX-Request-Id: call-8\r\n");
        send("FORGED /api/v1/user HTTP/1.1\r\nHost: x\r\nX-Request-Id: call-9\r\n");
        send("GET /api/v1/user HTTP/1.1\r\nHost: x\r\nX-Request-Id: a FORGED\r\n");

        assertThat(line("call-8")).startsWith("unmatched 404").contains("method=GET");
        assertThat(line("call-9")).startsWith("unmatched 405").contains("method=OTHER");
        assertThat(lines.all).noneMatch(line -> line.contains("FORGED") || line.contains("\n"));
    }

    private void send(String head) throws IOException {
        try (RawConnection connection = new RawConnection(gateway)) {
            connection.send(head + "Connection: close\r\n\r\n").readAll();
        }
    }

    private String line(String id) {
        await().until(() -> lines.of(id).size() == 1);
        return lines.of(id).getFirst();
    }

    /** What the gateway logs. */
    private static final class Lines extends Handler {
        private final List<String> all = new CopyOnWriteArrayList<>();
        private final List<String> access = new CopyOnWriteArrayList<>();
        private final Map<String, Map<String, String>> fields = new ConcurrentHashMap<>();

        @Override
        public void publish(LogRecord line) {
            ExtLogRecord record = ExtLogRecord.wrap(line);
            String text = record.getFormattedMessage();
            if (String.valueOf(record.getLoggerName()).startsWith("io.tidings.gateway")) {
                all.add(text + (record.getThrown() == null ? "" : record.getThrown()));
            }
            if (ACCESS.equals(record.getLoggerName())) {
                access.add(text);
                fields.put(text.substring(text.indexOf(" id=") + 4), record.getMdcCopy());
            }
        }

        List<String> of(String id) {
            return access.stream().filter(line -> line.endsWith(" id=" + id)).toList();
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
