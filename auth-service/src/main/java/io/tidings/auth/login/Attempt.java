package io.tidings.auth.login;

/**
 * Somebody's try to sign in.
 *
 * @param address of the client, as the gateway saw it
 */
public record Attempt(String email, String password, boolean withCode, String address) {

    @Override
    public String toString() {
        return "Attempt[from " + address + "]";
    }
}
