package io.tidings.auth.workspace;

import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** A valid workspace; the components are those of {@link WorkspaceSpec}. */
record Workspace(UUID id, String name, String country, String zone, boolean suspended) {

    /** What the audit log tells of it. */
    Map<String, Object> state() {
        return new TreeMap<>(Map.of("name", name, "country", country, "zone", zone, "suspended", suspended));
    }
}
