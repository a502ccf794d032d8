package io.tidings.broadcast.steering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.RestAssured;
import io.tidings.broadcast.testing.BroadcastTest;
import io.tidings.broadcast.testing.Sent;
import io.tidings.broadcast.testing.Shop;
import io.tidings.testkit.Tokens;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

@BroadcastTest
class UnendedStepTest {

    @Test
    void noStepIsTakenBeforeItsRequestIsThere() throws IOException {
        Shop shop = Shop.open();
        Sent sent = shop.sent(3);
        try (Socket unended = new Socket("localhost", RestAssured.port)) {
            unended.getOutputStream().write(beginning(shop, sent.id).getBytes(StandardCharsets.UTF_8));
            unended.getOutputStream().flush();

            shop.call()
                    .post("/api/v1/broadcasts/" + sent.id + "/pause")
                    .then()
                    .statusCode(200)
                    .body("data.status", equalTo("paused"));
        }
        assertThat(sent.state()).isEqualTo("paused");
    }

    /** Of a cancellation whose body never ends: the gateway may yet refuse it for its size. */
    private static String beginning(Shop shop, long id) {
        return "POST /api/v1/broadcasts/" + id + "/cancel HTTP/1.1\r\nHost: localhost\r\n"
                + "Content-Type: application/json\r\nAuthorization: Bearer "
                + Tokens.ofRunningStack().inward(shop.owner) + "\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n";
    }
}
