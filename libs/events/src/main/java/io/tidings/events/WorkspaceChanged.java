package io.tidings.events;

import java.util.UUID;

/**
 * A workspace as it is now. Compacted by workspace.
 *
 * @param country ISO 3166 code of two letters
 * @param zone IANA time zone
 */
public record WorkspaceChanged(
        UUID workspace, long number, String name, String country, String zone, boolean suspended) {}
