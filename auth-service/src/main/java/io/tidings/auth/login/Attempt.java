package io.tidings.auth.login;

import io.tidings.auth.connection.Client;

/** Somebody's try to sign in. */
public record Attempt(String email, String password, boolean withCode, Client client) {

    @Override
    public String toString() {
        return "Attempt[from " + client.address() + "]";
    }
}
