package io.tidings.auth.key;

import io.smallrye.jwt.build.JwtClaimsBuilder;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;

/** Signs claims as RS256 JWT, on a worker thread: a signature costs about a millisecond of CPU. */
@ApplicationScoped
public class TokenSigner {
    private final SigningKeys keys;
    private final Vertx vertx;
    private final InstantSource clock;

    TokenSigner(SigningKeys keys, Vertx vertx, InstantSource clock) {
        this.keys = keys;
        this.vertx = vertx;
        this.clock = clock;
    }

    /** The compact token, signed with the newest key of this purpose. */
    public Uni<String> sign(Purpose purpose, JwtClaimsBuilder claims) {
        return keys.keyring()
                .map(keyring -> keyring.signer(purpose, clock.instant()))
                .chain(key -> vertx.executeBlocking(() -> signWith(key, claims), false));
    }

    private static String signWith(SigningKey key, JwtClaimsBuilder claims) {
        return claims.jws().keyId(key.kid()).sign(key.privateKey());
    }
}
