package io.tidings.e2e.developer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tidings.e2e.Exchange;
import io.tidings.e2e.developer.Described.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * What exchanges have that the document has not: an operation, a status, a field of an answer or its type. That a request is
 * not as described is nothing where it was refused; where it was accepted, the document asks for more than the gateway does.
 */
record Findings(Described described, Replay replay) {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** Where a violation begins that is not the request's. */
    private static final String ANSWER = "response";

    private static final int FIRST_ERROR = 400;
    /** Of paths that lead nowhere. */
    private static final Set<Integer> NOWHERE = Set.of(404, 405);

    /** In words; empty when all of the exchange is described. */
    List<String> of(Exchange exchange) {
        String method = exchange.method();
        String path = exchange.path();
        return described
                .operation(method, path)
                .map(operation -> against(operation, exchange))
                .orElseGet(() -> needsNoWords(exchange)
                        ? List.of()
                        : List.of(method + " " + path + " is not described, and answers " + exchange.status()));
    }

    private boolean needsNoWords(Exchange exchange) {
        boolean isForLater = described.isMissing(exchange.method(), exchange.path());
        return NOWHERE.contains(exchange.status())
                || isPage(exchange.path())
                || (isForLater && exchange.status() >= FIRST_ERROR);
    }

    /** The gateway's own, for people to read. */
    private static boolean isPage(String path) {
        return path.equals("/openapi.json") || path.startsWith("/developers");
    }

    private List<String> against(Operation operation, Exchange exchange) {
        String what = operation + " " + exchange.status() + ": ";
        List<String> found = new ArrayList<>();
        if (!operation.statuses().contains(exchange.status())) {
            return List.of(what + "the status is not described");
        }
        for (JsonNode violation : read(replay.violations(exchange, operation))) {
            boolean isOfAnswer = violation.path("location").path(0).asText().equals(ANSWER);
            if (isOfAnswer || exchange.isAccepted()) {
                found.add(what + inWords(violation));
            }
        }
        return found;
    }

    private static String inWords(JsonNode violation) {
        return StreamSupport.stream(violation.path("location").spliterator(), false)
                        .map(JsonNode::asText)
                        // whichever row it was
                        .map(part -> part.matches("[0-9]+") ? "*" : part)
                        .collect(Collectors.joining("."))
                + " " + violation.path("message").asText();
    }

    private static JsonNode read(String violations) {
        try {
            return JSON.readTree(violations);
        } catch (JsonProcessingException e) {
            // a list that is too long for a header is cut off
            ObjectNode many = JSON.createObjectNode().put("message", violations);
            many.putArray("location").add(ANSWER);
            return JSON.createArrayNode().add(many);
        }
    }
}
