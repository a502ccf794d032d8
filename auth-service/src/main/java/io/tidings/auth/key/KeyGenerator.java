package io.tidings.auth.key;

import io.smallrye.mutiny.Uni;
import io.tidings.platform.id.Uuid7s;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** Makes RSA key pairs on a worker thread. */
@ApplicationScoped
class KeyGenerator {
    private static final int BITS = 2048;

    private final Vertx vertx;
    private final Uuid7s ids;
    private final InstantSource clock;

    KeyGenerator(Vertx vertx, Uuid7s ids, InstantSource clock) {
        this.vertx = vertx;
        this.ids = ids;
        this.clock = clock;
    }

    /** A key for each purpose, which signs at once. */
    Uni<List<SigningKey>> oneForEachPurpose() {
        return forEach(List.of(Purpose.values()), clock.instant());
    }

    /** A key for each of these purposes. */
    Uni<List<SigningKey>> forEach(List<Purpose> purposes, Instant signsFrom) {
        return vertx.executeBlocking(
                () -> purposes.stream()
                        .map(purpose -> generate(purpose, signsFrom))
                        .toList(),
                false);
    }

    private SigningKey generate(Purpose purpose, Instant signsFrom) {
        KeyPair pair = pair();
        String kid = ids.next().toString();
        return new SigningKey(kid, purpose, (RSAPublicKey) pair.getPublic(), pair.getPrivate(), signsFrom);
    }

    private static KeyPair pair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
