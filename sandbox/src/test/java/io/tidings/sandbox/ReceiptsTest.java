package io.tidings.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ReceiptsTest extends SandboxTest {

    @Test
    void tellsSentDeliveredReadWithSignatureAndCallbackData() throws Exception {
        JsonObject message = promo(RECIPIENT);

        String id = accepted(message);
        awaitThat(() -> receiver.words(id).size() == 3);

        assertThat(receiver.words(id)).containsExactly("sent", "delivered", "read");
        for (Receiver.Post post : receiver.posts()) {
            assertThat(post.signature()).isEqualTo(post.expectedSignature(SECRET));
        }
        assertThat(receiver.statuses()).allSatisfy(status -> {
            assertThat(status.getString("recipient_id")).isEqualTo(RECIPIENT);
            assertThat(status.getString("biz_opaque_callback_data"))
                    .isEqualTo(message.getString("biz_opaque_callback_data"));
            assertThat(status.getString("timestamp")).matches("[0-9]{10}");
        });
        assertThat(receiver.statuses().getFirst().getJsonObject("pricing").getString("category"))
                .isEqualTo("marketing");
        JsonObject value = receiver.posts().getFirst().values().findFirst().orElseThrow();
        assertThat(value.getJsonObject("metadata").getString("phone_number_id")).isEqualTo(PHONE_ID);
        assertThat(value.getJsonObject("metadata").getString("display_phone_number"))
                .isEqualTo(PHONE);
    }

    @Test
    void echoesCallbackDataThatIsNoUuid() {
        String id = accepted(text(RECIPIENT).put("biz_opaque_callback_data", "order \"7\""));
        awaitThat(() -> receiver.words(id).size() == 3);

        assertThat(receiver.statuses())
                .allMatch(status -> status.getString("biz_opaque_callback_data").equals("order \"7\""));
    }

    @Test
    void redeliversUntilTheAnswerIsGood() {
        receiver.refuse(3);

        String id = accepted(text(RECIPIENT));
        awaitThat(() -> receiver.words(id).size() == 3);

        assertThat(receiver.posts().stream().filter(post -> post.answer() == 503))
                .hasSize(3);
        assertThat(receiver.words(id)).containsExactlyInAnyOrder("sent", "delivered", "read");
    }

    @Test
    void countsTheReceiptsOfAMessageThatWereTaken() {
        receiver.refuse(2);

        accepted(text(RECIPIENT));
        accepted(text("213661009903"));

        awaitThat(() -> receipts(RECIPIENT) == 3);
        awaitThat(() -> receipts("213661009903") == 2);
    }

    private static int receipts(String to) {
        return get("/sandbox/messages?to=" + to)
                .getJsonArray("messages")
                .getJsonObject(0)
                .getInteger("receipts");
    }

    @Test
    void redeliversWhatWaitedWhileTheAddressWasDown() {
        Receiver late = new Receiver("verify-me");
        receiver.close();

        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            ids.add(accepted(text("21366100010" + i)));
        }
        register(late.url()).then().statusCode(200);
        receiver = late;

        awaitThat(() -> ids.stream().allMatch(id -> late.words(id).size() == 3));
    }

    @Test
    void putsStatusesOfManyMessagesIntoOneCall() {
        faults(new JsonObject().put("receipt_delay_ms", 300));
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            ids.add(accepted(text("21366100020" + i)));
        }
        ids.add(send(SECOND_PHONE_ID, text(RECIPIENT)).then().extract().path("messages[0].id"));

        awaitThat(() -> ids.stream().allMatch(id -> receiver.words(id).size() == 3));

        assertThat(receiver.posts().size()).isLessThan(ids.size() * 3);
        assertThat(receiver.statuses()).hasSize(ids.size() * 3);
    }

    @Test
    void doublesAndShufflesReceiptsWhenAsked() {
        faults(new JsonObject()
                .put("duplicate_receipt_rate", 1)
                .put("receipt_order", "shuffled")
                .put("seed", 7));

        String id = accepted(text(RECIPIENT));
        awaitThat(() -> receiver.words(id).size() == 6);

        assertThat(receiver.words(id))
                .containsExactlyInAnyOrder("sent", "sent", "delivered", "delivered", "read", "read");
    }
}
