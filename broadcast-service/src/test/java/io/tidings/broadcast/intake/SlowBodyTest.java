package io.tidings.broadcast.intake;

import io.restassured.RestAssured;
import io.tidings.broadcast.testing.BroadcastTest;
import io.tidings.broadcast.testing.Shop;
import io.tidings.testkit.Tokens;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

@BroadcastTest
class SlowBodyTest {

    private static final int KILO = 1024;

    @Test
    void largeBodiesOfOthersAreReadWhileOneStillComes() throws IOException {
        Shop shop = Shop.open();
        Map<String, Object> large = shop.order("x".repeat(600 * KILO));
        try (Socket slow = new Socket("localhost", RestAssured.port)) {
            slow.getOutputStream().write(beginning(Shop.open()).getBytes(StandardCharsets.UTF_8));
            slow.getOutputStream().flush();

            shop.send(large).then().statusCode(422);
        }
    }

    /** Of a body whose length nobody knows. */
    private static String beginning(Shop shop) {
        return "POST /api/v1/send-broadcast HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                + "Authorization: Bearer " + Tokens.ofRunningStack().inward(shop.owner)
                + "\r\nTransfer-Encoding: chunked\r\n\r\n"
                + Integer.toHexString(300 * KILO) + "\r\n{\"data\":\"" + "x".repeat(300 * KILO - 9) + "\r\n";
    }
}
