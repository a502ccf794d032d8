package io.tidings.auth.exchange;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.tidings.auth.exchange.Bearer.Kind;
import io.tidings.auth.membership.NoWorkspace;
import io.tidings.auth.membership.Standing;
import io.tidings.auth.session.LoginClaims;
import io.tidings.auth.session.LoginSessions;
import io.tidings.auth.session.LoginTokens;
import io.tidings.auth.token.ApiTokenHolder;
import io.tidings.auth.token.ApiTokens;
import io.tidings.platform.fault.Fault;
import io.tidings.platform.fault.Unauthenticated;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Tells whose a credential is. */
@ApplicationScoped
class Exchange {
    private final LoginTokens loginTokens;
    private final LoginSessions sessions;
    private final ApiTokens apiTokens;
    private final InwardTokens inwardTokens;
    private final ExchangeConfig config;
    private final InstantSource clock;
    private final MeterRegistry meters;

    Exchange(
            LoginTokens loginTokens,
            LoginSessions sessions,
            ApiTokens apiTokens,
            InwardTokens inwardTokens,
            ExchangeConfig config,
            InstantSource clock,
            MeterRegistry meters) {
        this.loginTokens = loginTokens;
        this.sessions = sessions;
        this.apiTokens = apiTokens;
        this.inwardTokens = inwardTokens;
        this.config = config;
        this.clock = clock;
        this.meters = meters;
    }

    /**
     * An inward token for the credential. Fails with {@code Unauthenticated}, or with {@link NoWorkspace} when the
     * credential is good and its user has left the workspace, or the workspace is suspended.
     */
    Uni<Exchanged> exchange(String credential) {
        return bearer(credential)
                .map(found -> found.orElseThrow(Unauthenticated::wrong))
                .chain(this::exchanged)
                .invoke(() -> count("granted"))
                .onFailure(Fault.class)
                .invoke(fault -> count(((Fault) fault).code()));
    }

    private Uni<Optional<Bearer>> bearer(String credential) {
        return ApiTokens.hasForm(credential)
                ? apiTokens.use(credential).map(holder -> holder.map(Exchange::bearer))
                : loginTokens
                        .read(credential)
                        .chain(claims ->
                                claims.map(this::login).orElse(Uni.createFrom().item(Optional.empty())));
    }

    private static Bearer bearer(ApiTokenHolder holder) {
        return new Bearer(
                Kind.API,
                holder.standing(),
                holder.abilities(),
                holder.expiresAt(),
                Optional.empty(),
                holder.allowedIps());
    }

    private Uni<Optional<Bearer>> login(LoginClaims claims) {
        return sessions.use(claims.session())
                .chain(standing -> standing.map(found -> login(claims, found))
                        .orElse(Uni.createFrom().item(Optional.empty())));
    }

    private Uni<Optional<Bearer>> login(LoginClaims claims, Standing standing) {
        return refresh(claims, standing)
                .map(refresh -> Optional.of(new Bearer(
                        Kind.LOGIN,
                        standing,
                        standing.loginAbilities(),
                        Optional.of(claims.expiresAt()),
                        refresh,
                        List.of())));
    }

    private Uni<Optional<String>> refresh(LoginClaims claims, Standing standing) {
        return standing.open() && claims.pastHalf(clock.instant())
                ? loginTokens.mint(claims.session(), standing.user()).map(Optional::of)
                : Uni.createFrom().item(Optional.empty());
    }

    private Uni<Exchanged> exchanged(Bearer bearer) {
        if (!bearer.standing().open()) {
            return Uni.createFrom().failure(NoWorkspace.fault());
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        Instant life = now.plus(config.tokenLife());
        // no gateway and no service trusts it beyond the credential's own end
        Instant end = bearer.expiresAt().filter(life::isAfter).orElse(life);
        return inwardTokens
                .mint(bearer, now, end)
                .map(token -> new Exchanged(token, end, bearer.refresh().orElse(null), bearer.allowedIps()));
    }

    private void count(String outcome) {
        meters.counter("tidings.auth.exchanges", "outcome", outcome).increment();
    }
}
