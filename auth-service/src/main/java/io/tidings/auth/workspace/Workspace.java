package io.tidings.auth.workspace;

import io.vertx.mutiny.sqlclient.Row;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** A valid workspace; the components are those of {@link WorkspaceSpec}. */
record Workspace(UUID id, String name, String country, String zone, boolean suspended) {

    /** The columns that {@link #of} reads. */
    static final String COLUMNS = "workspace, name, country, zone, suspended";

    static Workspace of(Row row) {
        return new Workspace(
                row.getUUID("workspace"),
                row.getString("name"),
                row.getString("country"),
                row.getString("zone"),
                row.getBoolean("suspended"));
    }

    Workspace with(boolean nowSuspended) {
        return new Workspace(id, name, country, zone, nowSuspended);
    }

    /** What the audit log tells of it. */
    Map<String, Object> state() {
        return new TreeMap<>(Map.of("name", name, "country", country, "zone", zone, "suspended", suspended));
    }
}
