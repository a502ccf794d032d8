package io.tidings.gateway.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tidings.gateway.rate.Policy;
import io.tidings.gateway.rate.Quota;
import io.tidings.gateway.rate.RateConfig;
import io.tidings.gateway.route.Credential;
import io.tidings.gateway.route.Route;
import io.tidings.platform.fault.Dialect;
import java.util.Map;
import java.util.TreeMap;

/** Adds to what a service says of an operation what the gateway knows of it. */
final class Description {
    private static final int FIRST_ERROR = 400;

    private final ObjectNode document;
    private final RateConfig rates;

    /** @param document into whose components shared answers go */
    Description(ObjectNode document, RateConfig rates) {
        this.document = document;
        this.rates = rates;
    }

    /** The whole operation. */
    ObjectNode of(Route route, ObjectNode said) {
        ObjectNode operation = said.deepCopy();
        if (route.credential() == Credential.NONE) {
            operation.putArray("security");
        } else {
            operation.putArray("security").addObject().putArray("bearer");
            operation.put("x-ability", route.ability().claim());
        }
        Policy policy = Policy.of(route);
        Quota quota = rates.of(policy);
        operation
                .putObject("x-rate-limit")
                .put("name", policy.label())
                .put("calls", quota.calls())
                .put("seconds", quota.window().toSeconds());
        operation.set("responses", answers(route, operation.path("responses")));
        return operation;
    }

    private ObjectNode answers(Route route, JsonNode own) {
        Map<String, JsonNode> answers = new TreeMap<>();
        own.properties()
                .forEach(one -> answers.put(one.getKey(), answer(route, one.getKey(), (ObjectNode) one.getValue())));
        for (SharedAnswers shared : SharedAnswers.values()) {
            if (shared.isGivenBy(route)) {
                answers.computeIfAbsent(Integer.toString(shared.status()), status -> shared(shared, route.dialect()));
            }
        }
        ObjectNode sorted = JsonNodeFactory.instance.objectNode();
        answers.forEach(sorted::set);
        return sorted;
    }

    private JsonNode shared(SharedAnswers answer, Dialect dialect) {
        document.withObjectProperty("components")
                .withObjectProperty("responses")
                .set(answer.name(dialect), answer.in(dialect));
        return JsonNodeFactory.instance.objectNode().put("$ref", "#/components/responses/" + answer.name(dialect));
    }

    private static ObjectNode answer(Route route, String status, ObjectNode said) {
        ObjectNode headers = said.withObjectProperty("headers");
        refer(headers, "X-Request-Id", "RequestId");
        refer(headers, "RateLimit-Policy", "RateLimitPolicy");
        refer(headers, "RateLimit", "RateLimit");
        if (Integer.parseInt(status) >= FIRST_ERROR) {
            SharedAnswers.body(said, route.dialect());
        } else if (route.credential() != Credential.NONE) {
            refer(headers, "x-access-token", "FreshToken");
        }
        return said;
    }

    private static void refer(ObjectNode headers, String name, String component) {
        headers.putObject(name).put("$ref", "#/components/headers/" + component);
    }
}
