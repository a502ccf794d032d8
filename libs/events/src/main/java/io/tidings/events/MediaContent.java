package io.tidings.events;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * A file by reference.
 *
 * @param mediaType MIME type, such as {@code image/png}
 * @param link where the provider fetches it
 */
public record MediaContent(
        String mediaType,
        URI link,
        @Nullable String caption,
        @Nullable String filename) implements Content {}
