package io.tidings.auth.login;

import io.tidings.auth.connection.Client;
import io.tidings.auth.twofactor.GivenCode;
import java.util.Optional;

/**
 * Somebody's try to sign in.
 *
 * @param code the second factor, if any was given
 */
public record Attempt(String email, String password, Optional<GivenCode> code, Client client) {

    @Override
    public String toString() {
        return "Attempt[from " + client.address() + "]";
    }
}
