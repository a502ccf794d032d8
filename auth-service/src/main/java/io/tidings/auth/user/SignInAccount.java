package io.tidings.auth.user;

import java.util.Optional;
import java.util.UUID;

/**
 * What a login needs to know of a user.
 *
 * @param passwordHash in PHC string format
 * @param home the first workspace of the user's that isn't suspended
 */
public record SignInAccount(User user, String passwordHash, Optional<UUID> home) {

    @Override
    public String toString() {
        return "SignInAccount[" + user.id() + "]";
    }
}
