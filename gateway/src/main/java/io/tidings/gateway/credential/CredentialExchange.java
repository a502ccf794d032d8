package io.tidings.gateway.credential;

import com.github.benmanes.caffeine.cache.Ticker;
import io.tidings.platform.fault.Refused;
import io.tidings.platform.fault.Unauthenticated;
import io.tidings.platform.fault.Unavailable;
import jakarta.inject.Singleton;
import jakarta.ws.rs.WebApplicationException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

/** Turns credentials into inward tokens. */
@Singleton
public class CredentialExchange {
    private static final Logger LOG = Logger.getLogger(CredentialExchange.class);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);
    private static final int UNAUTHORIZED = 401;
    private static final int NO_WORKSPACE = 422;
    private static final String HOMELESS = "No workspace associated with this token. Open Grow, switch to the correct"
            + " workspace, then create a new API token.";

    private final AuthClient auth;
    private final Verdicts verdicts;

    CredentialExchange(@RestClient AuthClient auth, CredentialConfig config, InstantSource clock) {
        this.auth = auth;
        this.verdicts = new Verdicts(config, clock, Ticker.systemTicker());
    }

    /** The inward token, or {@link Unauthenticated}, or {@link Refused} without a workspace, or {@link Unavailable} when auth-service doesn't answer. */
    public CompletionStage<Inward> exchange(String credential) {
        return verdicts.of(credential, this::ask).thenApply(CredentialExchange::accepted);
    }

    private CompletableFuture<Verdict> ask(String credential) {
        return auth.exchange(new AuthClient.Presented(credential))
                .<Verdict>map(exchanged -> new Verdict.Accepted(exchanged.inward()))
                .onFailure()
                .recoverWithItem(CredentialExchange::otherwise)
                .subscribeAsCompletionStage();
    }

    private static Verdict otherwise(Throwable failure) {
        int status = failure instanceof WebApplicationException answer
                ? answer.getResponse().getStatus()
                : 0;
        return switch (status) {
            case UNAUTHORIZED -> new Verdict.Refused();
            case NO_WORKSPACE -> new Verdict.Homeless();
            default -> {
                LOG.warnf("auth-service gave no verdict: %s", failure);
                yield new Verdict.Unknown();
            }
        };
    }

    private static Inward accepted(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Accepted(Inward inward) -> inward;
            case Verdict.Refused() -> throw Unauthenticated.wrong();
            case Verdict.Homeless() -> throw new Refused("no_workspace", HOMELESS, NO_WORKSPACE);
            case Verdict.Unknown() -> throw new Unavailable(RETRY_AFTER);
        };
    }
}
