package io.tidings.gateway.route;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A path of literals and typed ids, written {@code /api/v1/broadcasts/{digits}}. */
public record PathPattern(List<Part> parts) {

    /** One segment of a pattern. */
    public sealed interface Part {}

    /** A segment that must be exactly this text. */
    public record Literal(String text) implements Part {}

    /** A segment that holds an id of this form. */
    public record Id(IdForm form) implements Part {}

    static PathPattern parse(String text) {
        return new PathPattern(
                Stream.of(text.substring(1).split("/")).map(PathPattern::part).toList());
    }

    private static Part part(String segment) {
        if (segment.startsWith("{") && segment.endsWith("}")) {
            String form = segment.substring(1, segment.length() - 1);
            return new Id(IdForm.valueOf(form.toUpperCase(Locale.ROOT)));
        }
        return new Literal(segment);
    }

    /** The documented form, with {@code {id}} for every id: a label that is safe for logs and metrics. */
    @Override
    public String toString() {
        return parts.stream()
                .map(part -> part instanceof Literal literal ? literal.text() : "{id}")
                .collect(Collectors.joining("/", "/", ""));
    }
}
