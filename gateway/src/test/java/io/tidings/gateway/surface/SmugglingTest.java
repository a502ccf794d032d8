package io.tidings.gateway.surface;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SmugglingTest extends GatewayTest {

    @Test
    void refusesTwoLengths() throws IOException {
        assertThat(post("Content-Length: 4\r\nContent-Length: 5\r\n", "abcde")).startsWith("HTTP/1.1 400");
        assertUntouched();
    }

    @Test
    void refusesAnEncodingThatIsNotChunked() throws IOException {
        assertThat(post("Transfer-Encoding: gzip, chunked\r\n", "0\r\n\r\n")).startsWith("HTTP/1.1 400");
        assertThat(post("Transfer-Encoding: xchunked\r\n", "0\r\n\r\n")).startsWith("HTTP/1.1 400");
        assertUntouched();
    }

    @Test
    void sendsOnOneRequestWhereLengthAndEncodingContradict() throws IOException {
        String second = "GET /internal/shards HTTP/1.1\r\nHost: x\r\n\r\n";
        String answer = post("Content-Length: 5\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n" + second);

        assertThat(answer).doesNotContain("/internal/shards\"");
        assertThat(standIns.service().requests()).isLessThanOrEqualTo(1);
    }

    @Test
    void refusesAnAddressThatCannotBeDecoded() throws IOException {
        assertThat(get("/api/v1/broadcasts/%zz", "")).startsWith("HTTP/1.1 400").contains("\"success\":false");
        assertThat(get("/api/v1/credits?a=%zz", "")).startsWith("HTTP/1.1 400").contains("\"success\":false");
    }

    @Test
    void wantsAHost() throws IOException {
        assertThat(exchange("GET /api/v1/user HTTP/1.1\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 400")
                .contains("\"success\":false");
    }

    @Test
    void findsNothingInAPathWithoutSlash() throws IOException {
        assertThat(get("nowhere", "")).startsWith("HTTP/1.1 404").contains("\"message\":\"Not found.\"");
    }

    @Test
    void refusesTwoCredentials() throws IOException {
        assertThat(get("/api/v1/credits", "Authorization: Bearer good-1\r\nAuthorization: Bearer good-2\r\n"))
                .startsWith("HTTP/1.1 400");
        assertUntouched();
    }

    @Test
    void refusesTwoHosts() throws IOException {
        assertThat(get("/api/v1/nope", "Host: other\r\n")).startsWith("HTTP/1.1 400");
    }

    @Test
    void keepsWhatTheConnectionHeaderNominatesFromOurOwnHeaders() throws IOException {
        String answer = get(
                "/api/v1/credits",
                "Authorization: Bearer " + fresh("good") + "\r\nX-Secret: 1\r\n"
                        + "Connection: close\r\nConnection: authorization, x-request-id, x-forwarded-for, x-secret\r\n");

        assertThat(answer)
                .startsWith("HTTP/1.1 200")
                .contains("\"authorization\":\"Bearer ey", "\"x-request-id\"", "\"x-forwarded-for\"")
                .doesNotContain("x-secret");
    }

    private void assertUntouched() {
        assertThat(standIns.service().requests()).isZero();
    }

    private String post(String headers, String body) throws IOException {
        return exchange("POST /webhooks/meta/0198f6a0-0000-7000-8000-000000000001 HTTP/1.1\r\nHost: x\r\n"
                + "Connection: close\r\n" + headers + "\r\n" + body);
    }

    private String get(String path, String headers) throws IOException {
        String close = headers.contains("Connection:") ? "" : "Connection: close\r\n";
        return exchange("GET " + path + " HTTP/1.1\r\nHost: x\r\n" + close + headers + "\r\n");
    }

    private String exchange(String request) throws IOException {
        try (RawConnection connection = new RawConnection(gateway)) {
            return connection.send(request).readAll();
        }
    }
}
