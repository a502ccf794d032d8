package io.tidings.events;

import org.jspecify.annotations.Nullable;

/** An e-mail; at least one of {@code text} and {@code html} is given. */
public record EmailContent(
        String subject, @Nullable String text, @Nullable String html) implements Content {}
