package io.tidings.auth.exchange;

import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import io.smallrye.mutiny.Uni;
import io.tidings.auth.key.Purpose;
import io.tidings.auth.key.TokenSigner;
import io.tidings.auth.membership.Standing;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** Makes inward tokens: RS256 JWT with audience {@code tidings-services}, which every service checks by the key set. */
@ApplicationScoped
class InwardTokens {
    private final TokenSigner signer;

    InwardTokens(TokenSigner signer) {
        this.signer = signer;
    }

    /** A token that says who this is, from now until {@code end}. */
    Uni<String> mint(Bearer bearer, Instant now, Instant end) {
        Standing standing = bearer.standing();
        JwtClaimsBuilder claims = Jwt.issuer("tidings-auth")
                .audience("tidings-services")
                .subject(standing.user().toString())
                .claim("cid", standing.credential().toString())
                .claim("uid", standing.userNumber())
                .claim("ws", standing.workspace().toString())
                .claim("wsn", standing.workspaceNumber())
                .claim("abilities", bearer.abilities())
                .claim("zone", standing.zone())
                .claim("country", standing.country())
                .claim("kind", bearer.kind().claim())
                .issuedAt(now)
                .expiresAt(end);
        return signer.sign(Purpose.INWARD, claims);
    }
}
