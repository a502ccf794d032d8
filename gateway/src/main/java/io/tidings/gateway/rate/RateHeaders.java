package io.tidings.gateway.rate;

import io.tidings.platform.limit.Allowance;
import io.vertx.core.MultiMap;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The fields of draft-ietf-httpapi-ratelimit-headers: structured lists with one item for each limit of the call. */
@Singleton
class RateHeaders {
    private static final String POLICY = "RateLimit-Policy";
    private static final String LIMIT = "RateLimit";

    private final RateConfig config;

    RateHeaders(RateConfig config) {
        this.config = config;
    }

    /** Adds which limits the call has and, when it could be counted, what is left of them. */
    void add(MultiMap headers, Standing standing) {
        headers.set(POLICY, standing.policies().stream().map(this::policy).collect(Collectors.joining(", ")));
        standing.tally().ifPresent(tally -> headers.set(LIMIT, left(standing.policies(), tally.allowances())));
    }

    private String policy(Policy policy) {
        Quota quota = config.of(policy);
        return item(policy) + ";q=" + quota.calls() + ";w=" + quota.window().toSeconds();
    }

    private static String left(List<Policy> policies, List<Allowance> allowances) {
        return IntStream.range(0, policies.size())
                .mapToObj(i -> left(policies.get(i), allowances.get(i)))
                .collect(Collectors.joining(", "));
    }

    private static String left(Policy policy, Allowance allowance) {
        return item(policy) + ";r=" + allowance.left() + ";t=" + wholeSeconds(allowance.full());
    }

    private static String item(Policy policy) {
        return '"' + policy.label() + '"';
    }

    private static long wholeSeconds(Duration time) {
        return time.plusNanos(999_999_999).toSeconds();
    }
}
