package io.tidings.gateway.route;

import io.vertx.core.MultiMap;

/** Tells operations apart that share a method and a path. */
public enum Selector {
    /** The only operation there, or the one for what no other wants. */
    ALWAYS {
        @Override
        public boolean chooses(MultiMap query, boolean apiToken) {
            return true;
        }
    },
    /** Grow's contacts: an API token without {@code broadcast_id}, a login token only with {@code scope=workspace}. */
    WORKSPACE_CONTACTS {
        @Override
        public boolean chooses(MultiMap query, boolean apiToken) {
            return !query.contains("broadcast_id") && (apiToken || "workspace".equals(query.get("scope")));
        }
    },
    /** The contact API's list with {@code type=all}. */
    TYPE_ALL {
        @Override
        public boolean chooses(MultiMap query, boolean apiToken) {
            return "all".equals(query.get("type"));
        }
    };

    /** Whether a call with this query, made with an API token or a login token, means the operation. */
    public abstract boolean chooses(MultiMap query, boolean apiToken);
}
