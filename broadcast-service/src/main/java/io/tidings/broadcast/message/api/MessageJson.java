package io.tidings.broadcast.message.api;

import io.tidings.broadcast.api.Times;
import io.tidings.broadcast.message.Message;
import io.tidings.broadcast.message.Sent;
import io.tidings.platform.fault.Refused;
import jakarta.ws.rs.core.Response;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Answers of confirmed's call for single messages; the good ones have no key {@code success}. */
final class MessageJson {

    private static final int OK = 200;
    private static final int ACCEPTED = 202;

    private MessageJson() {}

    /** The answer; a message that failed is a {@link Refused} with 404, as all failures of confirmed are. */
    static Response answer(Sent sent, ZoneId zone) {
        return switch (sent.phase()) {
            case SENT -> respond(OK, sent, sentBody(sent));
            case QUEUED ->
                sent.message().dueAt() == null
                        ? respond(ACCEPTED, sent, body(null, "Message has been queued", sent))
                        : respond(OK, sent, scheduledBody(sent, zone));
            case FAILED -> respond(failure(sent).status(), sent, failedBody(failure(sent), sent));
        };
    }

    private static Response respond(int status, Sent sent, Map<String, @Nullable Object> body) {
        Response.ResponseBuilder response = Response.status(status).entity(body);
        if (sent.replay() != Sent.Replay.NONE) {
            response.header("Idempotent-Replayed", "true");
        }
        if (sent.replay() == Sent.Replay.OTHER) {
            response.header("Idempotency-Mismatch", "true");
        }
        return response.build();
    }

    private static Map<String, @Nullable Object> sentBody(Sent sent) {
        Message message = sent.message();
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("messaging_product", "whatsapp");
        data.put("contacts", List.of(Map.of("input", message.input(), "wa_id", message.phone())));
        data.put("messages", List.of(Map.of("id", Objects.requireNonNullElse(sent.providerId(), ""))));
        return body(data, "Message has been sent successfully", sent);
    }

    private static Map<String, @Nullable Object> scheduledBody(Sent sent, ZoneId zone) {
        String at = Times.SECOND.write(sent.message().dueAt(), zone);
        Map<String, @Nullable Object> body = body(null, "Message has been scheduled successfully for " + at, sent);
        body.put("scheduled_for", at);
        return body;
    }

    private static Map<String, @Nullable Object> failedBody(Refused refused, Sent sent) {
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("success", false);
        body.put("error", refused.text());
        body.put("message", refused.text());
        body.put("id", sent.message().id());
        body.put("uuid", sent.message().uuid());
        body.put("status", "failed");
        body.put("provider_code", sent.errorCode());
        body.put("code", refused.code());
        return body;
    }

    private static Refused failure(Sent sent) {
        return new Refused(
                "message_failed", Objects.requireNonNullElse(sent.errorTitle(), "The message was not sent."));
    }

    private static Map<String, @Nullable Object> body(@Nullable Object data, String text, Sent sent) {
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("data", data);
        body.put("message", text);
        body.put("id", sent.message().id());
        body.put("uuid", sent.message().uuid());
        return body;
    }
}
