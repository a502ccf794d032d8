package io.tidings.gateway.credential;

import java.time.Instant;
import java.util.Optional;

/**
 * What a credential became.
 *
 * @param token the signed token for services
 * @param expires when services stop accepting it
 * @param workspace the workspace's uuid
 * @param apiToken whether an API token was shown, not a login token
 * @param refresh a login token that the client should use from now on
 */
public record Inward(String token, Instant expires, String workspace, boolean apiToken, Optional<String> refresh) {}
