package io.tidings.e2e;

import com.fasterxml.jackson.databind.JsonNode;

/** Who owns the shards; senders are named by the ports that they have without an offset. */
record Shards(Suite suite) {

    static final int ALL = 64;

    /** How many shards a sender owns, as the one that is {@code asked} sees it. */
    long ownedBy(int sender, int asked) {
        long owned = 0;
        for (JsonNode shard : seenBy(asked)) {
            owned += isOf(shard, sender) ? 1 : 0;
        }
        return owned;
    }

    /** Whether the sender owns that shard, as the first sender sees it. */
    boolean isOwnedBy(int sender, int shard) {
        return isOf(seenBy(8084).path(shard), sender);
    }

    private JsonNode seenBy(int asked) {
        return suite.internal(asked).get("/internal/shards").body().path("shards");
    }

    private boolean isOf(JsonNode shard, int sender) {
        return shard.path("owned").asBoolean() && shard.path("address").asText().endsWith(":" + suite.port(sender));
    }
}
