package io.tidings.auth.key;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.smallrye.mutiny.Uni;
import io.tidings.platform.caller.ServicesOnly;
import io.tidings.platform.fault.Dialect;
import io.tidings.platform.fault.Invalid;
import io.tidings.platform.fault.RespondsIn;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** The operator's hand on the keys; no key itself is ever shown. */
@ServicesOnly
@RespondsIn(Dialect.INTERNAL)
@Path("/internal/signing-keys")
public class SigningKeyResource {
    private static final int CREATED = 201;

    private final SigningKeys keys;
    private final KeyRotation rotation;

    SigningKeyResource(SigningKeys keys, KeyRotation rotation) {
        this.keys = keys;
        this.rotation = rotation;
    }

    /** What verifies now. */
    @GET
    public Uni<List<Shown>> list() {
        return keys.load().map(keyring -> keyring.keys().stream().map(Shown::of).toList());
    }

    /** A new key. Tokens of the older ones stay good until they expire. */
    @POST
    @ResponseStatus(CREATED)
    public Uni<Shown> add(@Nullable Wanted wanted) {
        Purpose purpose = Optional.ofNullable(wanted)
                .map(Wanted::purpose)
                .flatMap(SigningKeyResource::purpose)
                .orElseThrow(() -> Invalid.field("purpose", "The purpose must be login or inward."));
        return rotation.add(purpose, wanted != null && wanted.atOnce()).map(Shown::of);
    }

    /** Ends a key that somebody else may have; with a login key, all logins end that it signed. */
    @DELETE
    @Path("/{kid}")
    public Uni<Void> retire(String kid) {
        return rotation.retire(kid);
    }

    private static Optional<Purpose> purpose(String name) {
        return Stream.of(Purpose.values())
                .filter(purpose -> purpose.column().equals(name))
                .findFirst();
    }

    /**
     * Which key is wanted.
     *
     * @param purpose {@code login} or {@code inward}
     * @param atOnce whether it signs from now on, not when every process has had the time to learn it
     */
    @JsonNaming(SnakeCaseStrategy.class)
    public record Wanted(@Nullable String purpose, boolean atOnce) {}

    /** A key as it may be shown. */
    @JsonNaming(SnakeCaseStrategy.class)
    public record Shown(String kid, String purpose, Instant signsFrom) {

        static Shown of(SigningKey key) {
            return new Shown(key.kid(), key.purpose().column(), key.signsFrom());
        }
    }
}
