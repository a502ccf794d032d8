package io.tidings.e2e.contract;

import io.tidings.e2e.Api;
import io.tidings.e2e.contract.Operation.Parameter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** A call that succeeds, and what it becomes when something about it is changed. */
record Call(String method, String path, Map<String, Object> query, Map<String, Object> body) {

    static Call get(String path) {
        return new Call("GET", path, Map.of(), Map.of());
    }

    static Call post(String path, Map<String, Object> body) {
        return new Call("POST", path, Map.of(), body);
    }

    Call asking(String name, Object value) {
        return with(Parameter.queried(name), value);
    }

    Call with(Parameter parameter, Object value) {
        return parameter.isQueried()
                ? new Call(method, path, put(query, parameter.name(), value), body)
                : new Call(method, path, query, put(body, parameter.name(), value));
    }

    Call without(Parameter parameter) {
        return parameter.isQueried()
                ? new Call(method, path, remove(query, parameter.name()), body)
                : new Call(method, path, query, remove(body, parameter.name()));
    }

    Call empty() {
        return new Call(method, path, Map.of(), Map.of());
    }

    Call to(String otherPath) {
        return new Call(method, otherPath, query, body);
    }

    Call by(String otherMethod) {
        return new Call(otherMethod, path, query, body);
    }

    /** The answer that this client gets. */
    Api.Answer from(Api client) {
        boolean hasBody = !method.equals("GET") && !method.equals("OPTIONS") || !body.isEmpty();
        return client.send(method, query.isEmpty() ? path : path + "?" + encoded(), hasBody ? body : null);
    }

    private String encoded() {
        return query.entrySet().stream()
                .map(e -> encoded(e.getKey()) + "=" + encoded(e.getValue().toString()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static Map<String, Object> put(Map<String, Object> to, String name, Object value) {
        Map<String, Object> changed = new HashMap<>(to);
        int dot = name.indexOf('.');
        if (dot < 0) {
            changed.put(name, value);
        } else {
            changed.put(name.substring(0, dot), Map.of(name.substring(dot + 1), value));
        }
        return changed;
    }

    private static Map<String, Object> remove(Map<String, Object> from, String name) {
        Map<String, Object> changed = new HashMap<>(from);
        changed.remove(name);
        return changed;
    }
}
