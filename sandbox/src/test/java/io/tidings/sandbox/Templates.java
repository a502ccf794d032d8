package io.tidings.sandbox;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.stream.Stream;

/** Templates of the tests, and the components that fill them. */
final class Templates {
    private Templates() {}

    static JsonArray all() {
        return JsonArray.of(
                template("promo_offer", "MARKETING", """
                        [{"type": "BODY", "text": "Hello {{1}}, {{2}} has an offer."},
                         {"type": "BUTTONS", "buttons": [
                            {"type": "QUICK_REPLY", "text": "Yes"}, {"type": "QUICK_REPLY", "text": "No"}]}]"""),
                template("order_update", "UTILITY", """
                        [{"type": "HEADER", "format": "TEXT", "text": "Order {{1}}"},
                         {"type": "BODY", "text": "Hello {{1}}, it comes on {{2}}."},
                         {"type": "BUTTONS", "buttons": [
                            {"type": "URL", "text": "Track", "url": "https://shop.example/{{1}}"}]}]"""),
                template("brochure", "MARKETING", """
                        [{"type": "HEADER", "format": "IMAGE"}, {"type": "BODY", "text": "See our brochure."}]"""),
                template("code", "AUTHENTICATION", """
                        [{"type": "BODY", "add_security_recommendation": true},
                         {"type": "BUTTONS", "buttons": [{"type": "OTP", "otp_type": "COPY_CODE"}]}]"""));
    }

    private static JsonObject template(String name, String category, String components) {
        return new JsonObject()
                .put("name", name)
                .put("language", "en_US")
                .put("category", category)
                .put("components", new JsonArray(components));
    }

    static JsonObject header(String text) {
        return new JsonObject().put("type", "header").put("parameters", texts(text));
    }

    static JsonObject imageHeader() {
        JsonObject image = new JsonObject().put("link", "https://shop.example/a.png");
        return new JsonObject()
                .put("type", "header")
                .put(
                        "parameters",
                        JsonArray.of(new JsonObject().put("type", "image").put("image", image)));
    }

    static JsonObject body(String... texts) {
        return new JsonObject().put("type", "body").put("parameters", texts(texts));
    }

    static JsonObject quickReply(int index, String payload) {
        JsonObject parameter = new JsonObject().put("type", "payload").put("payload", payload);
        return button("quick_reply", index, JsonArray.of(parameter));
    }

    static JsonObject url(int index, String text) {
        return button("url", index, texts(text));
    }

    private static JsonObject button(String subType, int index, JsonArray parameters) {
        return new JsonObject()
                .put("type", "button")
                .put("sub_type", subType)
                .put("index", Integer.toString(index))
                .put("parameters", parameters);
    }

    private static JsonArray texts(String... texts) {
        JsonArray parameters = new JsonArray();
        Stream.of(texts)
                .map(text -> new JsonObject().put("type", "text").put("text", text))
                .forEach(parameters::add);
        return parameters;
    }
}
