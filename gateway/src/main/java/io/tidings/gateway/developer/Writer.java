package io.tidings.gateway.developer;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.tidings.gateway.openapi.ApiDocument;
import io.tidings.gateway.rate.Policy;
import io.tidings.gateway.rate.Quota;
import io.tidings.gateway.rate.RateConfig;
import jakarta.inject.Singleton;
import java.util.stream.Stream;

/** Writes the pages that people read. */
@Singleton
class Writer {
    private final Template guide;
    private final Template reference;
    private final Template raw;
    private final Guide told;

    Writer(
            @Location("developers/guide.html") Template guide,
            @Location("developers/reference.html") Template reference,
            @Location("developers/reference.txt") Template raw,
            ApiDocument document,
            RateConfig rates) {
        this.guide = guide;
        this.reference = reference;
        this.raw = raw;
        this.told = new Guide(
                new ReferenceReader(document.json()).read(),
                Stream.of(Policy.values()).map(policy -> limit(policy, rates)).toList());
    }

    private static Guide.Limit limit(Policy policy, RateConfig rates) {
        Quota quota = rates.of(policy);
        return new Guide.Limit(
                policy.label(), counts(policy), quota.calls(), quota.window().toSeconds());
    }

    private static String counts(Policy policy) {
        return switch (policy) {
            case ORDINARY -> "a token's calls of most operations";
            case MESSAGES -> "a token's sends of one message each under /api/v1/messages/…";
            case BULK -> "a token's calls that take audiences and files";
            case WORKSPACE -> "all calls of a workspace, beside the former";
            case OPEN -> "an address' calls that need no credential, and of these pages";
            case UNAUTHENTICATED -> "an address' calls without a good credential";
            case WEBHOOKS -> "an address' deliveries as a provider";
        };
    }

    String guide() {
        return guide.data("guide", told).data("base", ApiDocument.BASE).render();
    }

    String reference() {
        return written(reference);
    }

    /** The reference as Markdown. */
    String raw() {
        return written(raw);
    }

    private String written(Template template) {
        return template.data("reference", told.reference())
                .data("base", ApiDocument.BASE)
                .render();
    }
}
