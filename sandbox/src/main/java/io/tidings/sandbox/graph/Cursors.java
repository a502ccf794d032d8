package io.tidings.sandbox.graph;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tidings.sandbox.json.Json;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** Cursor paging ({@code limit}, {@code after}, {@code before}) over objects that have an {@code id}. */
public final class Cursors {
    private static final int DEFAULT_LIMIT = 25;
    private static final int MAX_LIMIT = 1000;

    private Cursors() {}

    /** The page of these objects that the call asks for, with its cursors and a link to the next page. */
    public static ObjectNode page(RoutingContext call, List<ObjectNode> all) {
        int limit = limit(call);
        int from = from(call, all, limit);
        int to = Math.min(all.size(), from + limit);
        ObjectNode page = Json.MAPPER.createObjectNode();
        ArrayNode data = page.putArray("data");
        all.subList(from, to).forEach(data::add);
        if (to > from) {
            addPaging(call, page.putObject("paging"), all, from, to);
        }
        return page;
    }

    private static void addPaging(RoutingContext call, ObjectNode paging, List<ObjectNode> all, int from, int to) {
        String after = cursor(all.get(to - 1));
        paging.putObject("cursors").put("before", cursor(all.get(from))).put("after", after);
        if (to < all.size()) {
            paging.put(
                    "next",
                    call.request().scheme() + "://" + call.request().authority() + call.normalizedPath() + "?limit="
                            + (to - from) + "&after=" + after);
        }
    }

    private static int limit(RoutingContext call) {
        String limit = call.queryParams().get("limit");
        if (limit == null || limit.isEmpty()) {
            return DEFAULT_LIMIT;
        }
        if (!limit.matches("[1-9][0-9]{0,5}")) {
            throw GraphFault.of(100, "limit must be a positive number.");
        }
        return Math.min(MAX_LIMIT, Integer.parseInt(limit));
    }

    private static int from(RoutingContext call, List<ObjectNode> all, int limit) {
        String after = call.queryParams().get("after");
        String before = call.queryParams().get("before");
        if (after != null && !after.isEmpty()) {
            return place(all, after) + 1;
        }
        return before == null || before.isEmpty() ? 0 : Math.max(0, place(all, before) - limit);
    }

    private static int place(List<ObjectNode> all, String cursor) {
        for (int i = 0; i < all.size(); i++) {
            if (cursor(all.get(i)).equals(cursor)) {
                return i;
            }
        }
        throw GraphFault.of(100, "The cursor is not known.");
    }

    private static String cursor(ObjectNode object) {
        byte[] id = object.path("id").asText().getBytes(StandardCharsets.UTF_8);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(id);
    }
}
