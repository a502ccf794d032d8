package io.tidings.auth.workspace;

import org.jspecify.annotations.Nullable;

/**
 * A workspace as it shall be.
 *
 * @param country ISO 3166 code of two letters
 * @param zone IANA time zone
 * @param suspended {@code false} when absent
 */
public record WorkspaceSpec(
        @Nullable String name,
        @Nullable String country,
        @Nullable String zone,
        @Nullable Boolean suspended) {}
