package io.tidings.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.tidings.local.http.JsonClient;
import io.tidings.local.http.Reply;
import io.tidings.local.setting.LocalFault;
import java.util.HashMap;
import java.util.Map;

/** What the provider network received: the proof. */
final class SandboxView {
    private static final int PAGE = 10_000;

    private final JsonClient client;

    SandboxView(JsonClient client) {
        this.client = client;
    }

    /** Sequence number of the last message so far. */
    long last() {
        long last = 0;
        JsonNode page = page(last);
        while (!page.isEmpty()) {
            last = page.get(page.size() - 1).path("seq").asLong();
            page = page(last);
        }
        return last;
    }

    /** How often each number received a message with the text in it, after that sequence number. */
    Map<String, Integer> receivedAfter(long seq, String text) {
        Map<String, Integer> times = new HashMap<>();
        long last = seq;
        JsonNode page = page(last);
        while (!page.isEmpty()) {
            for (JsonNode message : page) {
                last = message.path("seq").asLong();
                if (message.path("body").asText().contains(text)) {
                    times.merge(message.path("to").asText(), 1, Integer::sum);
                }
            }
            page = page(last);
        }
        return times;
    }

    private JsonNode page(long after) {
        Reply reply = client.get("/sandbox/messages?limit=" + PAGE + "&after=" + after);
        if (!reply.isSuccess()) {
            throw new LocalFault("the sandbox answered " + reply.status());
        }
        return reply.body().path("messages");
    }
}
