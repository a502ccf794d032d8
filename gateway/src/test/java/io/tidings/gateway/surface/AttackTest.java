package io.tidings.gateway.surface;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that are made to be read differently by the gateway and by a service; {@link SmugglingTest} has more. */
@QuarkusTest
class AttackTest extends GatewayTest {
    private static final String SECOND = "GET /internal/shards HTTP/1.1\r\nHost: x\r\n\r\n";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 4\r\nContent-Length: 4",
                "Content-Length: 4, 4",
                "Content-Length: 0x4",
                "Content-Length: +4",
                "Content-Length: -4",
                "Content-Length: 4 4",
                "Content-Length: 4\r\nTransfer-Encoding: identity",
                "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked",
                "Transfer-Encoding: chunked, identity",
                "Transfer-Encoding: \u000bchunked",
                "Transfer-Encoding : chunked",
                "Content-Length : 4",
                "Transfer-Encoding:\r\n chunked\r\nContent-Length: 4"
            })
    void readsNoBodyWhoseEndIsNotClear(String framing) throws IOException {
        String answers = exchange("POST /webhooks/meta/0198f6a0-0000-7000-8000-000000000001 HTTP/1.1\r\nHost: x\r\n"
                + framing + "\r\n\r\n0\r\n\r\n" + SECOND);

        assertThat(answers).startsWith("HTTP/1.1 400").doesNotContain("HTTP/1.1 2");
        assertThat(standIns.service().requests()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-A: 1\r\n X-Tidings-Workspace: forged",
                "X-A: 1\r\n\tX-Tidings-Workspace: forged",
                "X-A: 1\nX-Tidings-Workspace: forged",
                "X-A: 1\rX-Tidings-Workspace: forged",
                "X-A: 1\u0000\r\nX-Tidings-Workspace: forged",
                "X-Tidings-Workspace : forged",
                "x-TIDINGS-workspace: forged",
                " X-Tidings-Workspace: forged",
                "X-A: 1%0d%0aX-Tidings-Workspace: forged"
            })
    void letsNobodySayWhatOnlyTheGatewaySays(String headers) throws IOException {
        String answer = get("/api/v1/credits", headers + "\r\n");

        assertThat(answer).matches("(?s)HTTP/1.1 [24]00.*").doesNotContain("\"x-tidings-workspace\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-Real-IP",
                "X-Forwarded-For",
                "X-Forwarded-Host",
                "X-Forwarded-Proto",
                "X-Forwarded-Prefix",
                "Forwarded",
                "X-Original-URL",
                "X-Rewrite-URL",
                "X-HTTP-Method",
                "X-Method-Override",
                "X-Tidings-Abilities",
                "X-Request-Id",
                "Proxy-Connection",
                "Cookie"
            })
    void passesNoWordOnThatWhichClientsHaveNoSayIn(String name) throws IOException {
        assertThat(get("/api/v1/credits", name + ": /forged/\r\n"))
                .startsWith("HTTP/1.1 200")
                .doesNotContain("/forged/");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/../internal/exchange",
                "/api/v1/credits/../../../internal/exchange",
                "/api/v1/credits/.",
                "/api/v1/./credits",
                "//internal/exchange",
                "/api/v1//credits",
                "/api/v1/credits/%2e%2e/user",
                "/api/v1/credits%2f..%2fuser",
                "/api/v1%2fcredits",
                "/api/v1/credits%252f",
                "/api/v1/credits;x=1",
                "/api/v1/credits%3b",
                "/api/v1/credits%3fa",
                "/api/v1/credits%23",
                "/api/v1/%c0%ae%c0%ae/internal",
                "/api/v1/broadcasts/7%0a",
                "/API/v1/credits"
            })
    void findsNothingBesideThePathsOfTheTable(String path) throws IOException {
        assertThat(get(path, "")).matches("(?s)HTTP/1.1 40[04].*").contains("\"message\"");
        assertThat(standIns.service().requests()).isZero();
        assertThat(standIns.auth().requests()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/api/v1/credits\\..\\user", "/api/v1/credits#x", "/api/v1/cr edits", "/api/v1/credits\u0001"})
    void refusesPathsThatAreNone(String path) throws IOException {
        assertThat(get(path, "")).matches("(?s)HTTP/1.[01] 40[04].*");
        assertThat(standIns.service().requests()).isZero();
    }

    @Test
    void takesAWholeAddressForItsPathOnly() throws IOException {
        assertThat(get("http://evil.example/api/v1/credits?a=1", ""))
                .startsWith("HTTP/1.1 200")
                .contains("\"uri\":\"/api/v1/credits?a=1\"", "\"x-forwarded-host\":\"x\"")
                .doesNotContain("evil");
        assertThat(get("http://evil.example/internal/exchange", "")).startsWith("HTTP/1.1 404");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CONNECT localhost:8081",
                "CONNECT /api/v1/credits",
                "GET localhost:8081",
                "GET *",
                "TRACE /api/v1/credits",
                "GET mailto:a@b",
                "GET http://",
                "GET file:///etc/passwd"
            })
    void goesNowhereElse(String line) throws IOException {
        assertThat(exchange(line + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + fresh("good")
                        + "\r\nConnection: close\r\n\r\n"))
                .matches("(?s)HTTP/1.1 40[045].*")
                .contains("\"message\"");
        assertThat(standIns.service().requests()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a b",
                "evil@x",
                "x/../y",
                "x?y",
                "x#y",
                "<script>",
                "x,y",
                "x:99999999",
                "x:-1",
                "x:y",
                "[::1",
                "x\\y",
                "\"x\"",
                "x%0d%0ay",
                "\u00e9"
            })
    void wantsAHostThatIsOne(String host) throws IOException {
        assertThat(exchange("GET /api/v1/credits HTTP/1.1\r\nHost: " + host + "\r\nAuthorization: Bearer "
                        + fresh("good") + "\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 400");
        assertThat(standIns.service().requests()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"api.example", "api.example:8443", "[::1]:8080", "192.0.2.1", "my_host-1.example."})
    void tellsServicesTheHostThatWasCalled(String host) throws IOException {
        assertThat(exchange("GET /api/v1/credits HTTP/1.1\r\nHost: " + host + "\r\nAuthorization: Bearer "
                        + fresh("good") + "\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 200")
                .contains("\"x-forwarded-host\":\"" + host + "\"");
    }

    private String get(String target, String headers) throws IOException {
        return exchange("GET " + target + " HTTP/1.1\r\nHost: x\r\n" + headers + "Authorization: Bearer "
                + fresh("good") + "\r\nConnection: close\r\n\r\n");
    }

    private String exchange(String request) throws IOException {
        try (RawConnection connection = new RawConnection(gateway)) {
            return connection.send(request).readAll();
        }
    }
}
