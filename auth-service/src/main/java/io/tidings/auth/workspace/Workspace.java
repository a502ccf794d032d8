package io.tidings.auth.workspace;

import java.util.UUID;

/** A valid workspace; the components are those of {@link WorkspaceSpec}. */
record Workspace(UUID id, String name, String country, String zone, boolean suspended) {}
