package io.tidings.e2e;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Broadcasts as a customer sends and follows them. */
public final class Campaign {

    static final BigDecimal PRICE = new BigDecimal("0.5");
    private static final DateTimeFormatter FORM =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(ZoneId.of("Africa/Algiers"));

    private final Api api;
    private final long id;

    private Campaign(Api api, long id) {
        this.api = api;
        this.id = id;
    }

    /** Sends a broadcast over the workspace's n-th number, counted from 0. */
    static Campaign send(Api api, int sender, String name, List<String> phones) {
        return send(api, body(api, sender, name, phones));
    }

    /** Sends a broadcast that starts at a later time; the demo workspace is in Algiers. */
    static Campaign delayed(Api api, int sender, String name, List<String> phones, Instant start) {
        Map<String, Object> body = body(api, sender, name, phones);
        body.put("delayed_to", FORM.format(start));
        return send(api, body);
    }

    private static Campaign send(Api api, Map<String, Object> body) {
        Api.Answer answer = api.post("/api/v1/send-broadcast", body);
        if (answer.status() != 200) {
            throw new AssertionError("send-broadcast answered " + answer.status() + " " + answer.text());
        }
        return new Campaign(api, answer.body().path("data").path("id").asLong());
    }

    /** The request of a broadcast that should be accepted. */
    public static Map<String, Object> body(Api api, int sender, String name, List<String> phones) {
        JsonNode template =
                api.data("/api/v1/templates?language_id=3&is_broadcast=1").path(0);
        JsonNode account = api.data("/api/v1/template/accounts?template_id="
                        + template.path("id").asLong())
                .path(sender);
        Map<String, Object> body = new HashMap<>();
        body.put("name", name);
        body.put("template_id", template.path("id").asLong());
        body.put("template_account_flow_id", account.path("id").asLong());
        body.put("language_id", 3);
        body.put("data", rows(phones));
        body.put("global_data", Map.of("company", "Example Co"));
        return body;
    }

    private static String rows(List<String> phones) {
        List<Map<String, String>> rows = new ArrayList<>();
        phones.forEach(phone -> rows.add(Map.of("phone", phone, "name", "Amel")));
        try {
            return new ObjectMapper().writeValueAsString(Map.of("data", rows));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** So many ordinary numbers, none of which ends in a fixed behaviour. */
    public static List<String> phones(int area, int count) {
        List<String> phones = new ArrayList<>();
        for (int n = 0; phones.size() < count; n++) {
            if (n % 10_000 < 9_900) {
                phones.add("21355" + area + String.format("%05d", n));
            }
        }
        return phones;
    }

    /** Whether every broadcast of the workspace has ended, those of earlier tests too. */
    public static boolean nothingUnderWay(Api api) {
        Api.Answer answer = api.get("/api/v1/broadcasts");
        return answer.status() == 200
                && answer.body().path("data").path("broadcasts").findValuesAsText("status").stream()
                        .allMatch(Set.of("completed", "cancelled")::contains);
    }

    /** Takes a step such as {@code pause}, which has to succeed, and answers the status then. */
    String steer(String step) {
        Api.Answer answer = api.post("/api/v1/broadcasts/" + id + "/" + step, Map.of());
        if (answer.status() != 200) {
            throw new AssertionError(step + " answered " + answer.status() + " " + answer.text());
        }
        return answer.body().path("data").path("status").asText();
    }

    long id() {
        return id;
    }

    Counts counts() {
        for (int page = 1; page < 50; page++) {
            JsonNode data = api.data("/api/v1/broadcasts?page=" + page);
            for (JsonNode row : data.path("broadcasts")) {
                if (row.path("id").asLong() == id) {
                    return Counts.of(row);
                }
            }
            if (data.path("pagination").path("next_page_url").isNull()) {
                break;
            }
        }
        throw new AssertionError("broadcast " + id + " is not listed");
    }

    /** The recipients' rows, by phone. */
    Map<String, JsonNode> contacts() {
        Map<String, JsonNode> contacts = new HashMap<>();
        for (int page = 1; page < 500; page++) {
            JsonNode data = api.data("/api/v1/contacts?broadcast_id=" + id + "&page=" + page);
            data.path("contacts").forEach(row -> contacts.put(row.path("phone").asText(), row));
            if (data.path("pagination").path("next_page_url").isNull()) {
                break;
            }
        }
        return contacts;
    }

    /** What the list says of the broadcast. */
    record Counts(
            String status,
            int contacts,
            int sent,
            int delivered,
            int read,
            int confirmed,
            int failed,
            int unknown,
            int cancelled,
            int queued,
            BigDecimal cost) {

        static Counts of(JsonNode row) {
            return new Counts(
                    row.path("status").asText(),
                    row.path("contacts").asInt(),
                    row.path("sent").asInt(),
                    row.path("delivered").asInt(),
                    row.path("read").asInt(),
                    row.path("confirmations").asInt(),
                    row.path("failed").asInt(),
                    row.path("unknown").asInt(),
                    row.path("cancelled").asInt(),
                    row.path("queued").asInt(),
                    row.path("cost").decimalValue());
        }
    }
}
