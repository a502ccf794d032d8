package io.tidings.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.tidings.local.http.JsonClient;
import io.tidings.local.http.Reply;
import io.tidings.local.setting.LocalFault;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The suite as a customer's program sees it, over the gateway. */
public final class PublicApi {
    private final JsonClient client;

    private PublicApi(JsonClient client) {
        this.client = client;
    }

    /** Signs in. */
    public static PublicApi signIn(HttpClient http, String url, String email, String password) {
        JsonNode data = success(new JsonClient(http, url, () -> "")
                .post("/api/v1/login", Map.of("email", email, "password", password)));
        return withToken(http, url, data.path("token").asText());
    }

    /** With a token that is known already. */
    public static PublicApi withToken(HttpClient http, String url, String token) {
        return new PublicApi(new JsonClient(http, url, () -> token));
    }

    /**
     * A template that may be broadcast.
     *
     * @param id integer id
     */
    public record Template(long id, long languageId) {}

    /**
     * A number to send from.
     *
     * @param id integer id
     */
    public record Sender(long id, String phone) {}

    /** The broadcast template of that name in English. */
    public Template template(String name) {
        long english = 0;
        for (JsonNode language : success(client.get("/api/v1/languages"))) {
            if (language.path("language").asText().equals("English")) {
                english = language.path("id").asLong();
            }
        }
        for (JsonNode template : success(client.get("/api/v1/templates?is_broadcast=1&language_id=" + english))) {
            if (template.path("name").asText().equals(name)) {
                return new Template(template.path("id").asLong(), english);
            }
        }
        throw new LocalFault("there is no broadcast template " + name);
    }

    /** The numbers that may send the template. */
    public List<Sender> senders(Template template) {
        List<Sender> senders = new ArrayList<>();
        success(client.get("/api/v1/template/accounts?template_id=" + template.id()))
                .forEach(row -> senders.add(
                        new Sender(row.path("id").asLong(), row.path("phone").asText())));
        return senders;
    }

    /** The credit that can be spent. */
    public BigDecimal credit() {
        return success(client.get("/api/v1/credits")).path("credit").decimalValue();
    }

    /** Sends a broadcast; the body is the contract's. */
    public long sendBroadcast(Map<String, Object> body) {
        return success(client.post("/api/v1/send-broadcast", body)).path("id").asLong();
    }

    /** The first page of the broadcasts whose name or template has the text in it. */
    public List<BroadcastView> broadcasts(String search) {
        String query = URLEncoder.encode(search, StandardCharsets.UTF_8);
        List<BroadcastView> found = new ArrayList<>();
        success(client.get("/api/v1/broadcasts?search=" + query))
                .path("broadcasts")
                .forEach(row -> found.add(BroadcastView.of(row)));
        return found;
    }

    private static JsonNode success(Reply reply) {
        if (!reply.isSuccess()) {
            throw new LocalFault("the API answered " + reply.status() + ": "
                    + reply.body().path("message").asText());
        }
        return reply.body().path("data");
    }
}
