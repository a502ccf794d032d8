package io.tidings.gateway.credential;

import com.github.benmanes.caffeine.cache.Ticker;
import io.tidings.events.CredentialsChanged;
import io.tidings.gateway.breaker.Breakers;
import io.tidings.gateway.breaker.Guard;
import io.tidings.platform.fault.Invalid;
import io.tidings.platform.fault.Unauthenticated;
import io.tidings.platform.fault.Unavailable;
import jakarta.inject.Singleton;
import jakarta.ws.rs.WebApplicationException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
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
    private final Guard guard;
    private final Verdicts verdicts;

    CredentialExchange(@RestClient AuthClient auth, Breakers breakers, CredentialConfig config, InstantSource clock) {
        this.auth = auth;
        this.guard = breakers.ofCredentials();
        this.verdicts = new Verdicts(config, clock, Ticker.systemTicker());
    }

    /**
     * The inward token, or {@link Unauthenticated}, or {@link Invalid} without a workspace, or {@link Unavailable} when
     * auth-service doesn't answer. From an address that it may not be used from, a credential is a wrong one.
     */
    public CompletionStage<Inward> exchange(Shown shown, String address) {
        return verdicts.of(shown, this::ask).thenApply(verdict -> admitted(accepted(verdict), address));
    }

    private static Inward admitted(Inward inward, String address) {
        if (!inward.allowed().include(address)) {
            throw Unauthenticated.wrong();
        }
        return inward;
    }

    /** Forgets what was said of credentials that are not what they were. */
    void forget(CredentialsChanged changed) {
        verdicts.forget(inward -> inward.isOf(changed));
    }

    /** Whether {@link #forget} is told; while it isn't, what is accepted is remembered for a moment only. */
    void heard(boolean is) {
        verdicts.heard(is);
    }

    /** Whether the credential was found to be good lately; it need not be any more. */
    public boolean hasAccepted(Shown shown) {
        return verdicts.haveAccepted(shown);
    }

    private CompletableFuture<Verdict> ask(Shown shown) {
        if (!guard.admits()) {
            return CompletableFuture.completedFuture(new Verdict.Unknown());
        }
        return auth.exchange(new AuthClient.Presented(shown.credential()))
                .<Verdict>map(exchanged -> accepted(shown, exchanged))
                .onFailure()
                .recoverWithItem(this::otherwise)
                .subscribeAsCompletionStage();
    }

    private Verdict accepted(Shown shown, AuthClient.Exchanged exchanged) {
        guard.worked();
        return new Verdict.Accepted(exchanged.inward(shown.fingerprint()));
    }

    private Verdict otherwise(Throwable failure) {
        if (failure instanceof WebApplicationException answer) {
            guard.worked();
            return otherwise(answer.getResponse().getStatus(), failure);
        }
        guard.failed();
        return otherwise(0, failure);
    }

    private static Verdict otherwise(int status, Throwable failure) {
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
            case Verdict.Homeless() -> throw new Invalid("no_workspace", HOMELESS, Map.of());
            case Verdict.Unknown() -> throw new Unavailable(RETRY_AFTER);
        };
    }
}
