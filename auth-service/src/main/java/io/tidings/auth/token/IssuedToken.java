package io.tidings.auth.token;

/**
 * A new API token.
 *
 * @param text all of it, which nobody can show again
 */
public record IssuedToken(ApiToken token, String text) {

    @Override
    public String toString() {
        return "IssuedToken[" + token.id() + "]";
    }
}
