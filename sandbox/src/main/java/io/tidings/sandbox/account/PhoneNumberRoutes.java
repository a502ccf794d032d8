package io.tidings.sandbox.account;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tidings.sandbox.graph.Bodies;
import io.tidings.sandbox.graph.Cursors;
import io.tidings.sandbox.graph.GraphFault;
import io.tidings.sandbox.graph.GraphRoutes;
import io.tidings.sandbox.graph.Replies;
import io.tidings.sandbox.json.Json;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.List;

/** The Graph API's operations on phone numbers: list, read, register. */
@Singleton
final class PhoneNumberRoutes {
    private final Access access;

    PhoneNumberRoutes(Access access) {
        this.access = access;
    }

    void register(@Observes Router router) {
        GraphRoutes.edge(router, HttpMethod.GET, "phone_numbers", this::list);
        GraphRoutes.edge(router, HttpMethod.POST, "register", this::activate);
        GraphRoutes.object(router, HttpMethod.GET, this::read);
    }

    private void list(RoutingContext call) {
        List<ObjectNode> numbers = access.account(call).phoneNumbers().stream()
                .map(number -> select(
                        call,
                        view(number)
                                .put("status", "LINKED")
                                .put("account_mode", "LIVE")
                                .put("host_platform", "CLOUD_API")))
                .toList();
        Replies.ok(call, Cursors.page(call, numbers));
    }

    private void read(RoutingContext call) {
        ObjectNode number = view(access.line(call).number()).put("name_status", "APPROVED");
        Replies.ok(call, select(call, number));
    }

    private static ObjectNode view(PhoneNumber number) {
        return Json.MAPPER
                .createObjectNode()
                .put("verified_name", number.verifiedName())
                .put("code_verification_status", "VERIFIED")
                .put("display_phone_number", number.displayPhoneNumber())
                .put("quality_rating", "GREEN")
                .put("id", number.id());
    }

    /** Only the fields that the call asks for, and the id. */
    private static ObjectNode select(RoutingContext call, ObjectNode view) {
        String fields = call.queryParams().get("fields");
        return fields == null || fields.isEmpty() ? view : view.retain((fields + ",id").split(","));
    }

    private void activate(RoutingContext call) {
        access.line(call);
        Bodies.of(call)
                .onSuccess(body -> GraphRoutes.attempt(call, c -> activate(c, body)))
                .onFailure(cause -> Replies.fail(call, cause));
    }

    private static void activate(RoutingContext call, Buffer body) {
        JsonNode request = tree(body);
        if (!"whatsapp".equals(request.path("messaging_product").asText())) {
            throw GraphFault.missing("messaging_product");
        }
        if (!request.path("pin").asText().matches("[0-9]{6}")) {
            throw GraphFault.of(100, "pin must be six digits.");
        }
        Replies.success(call);
    }

    private static JsonNode tree(Buffer body) {
        try {
            return Json.tree(body.getBytes());
        } catch (IOException e) {
            throw GraphFault.of(100, "The body is not JSON.");
        }
    }
}
