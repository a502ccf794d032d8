package io.tidings.auth.user;

import io.smallrye.mutiny.Uni;
import io.tidings.auth.password.Passwords;
import io.tidings.auth.throttle.Throttle;
import io.tidings.platform.caller.Caller;
import io.tidings.platform.fault.Invalid;
import io.tidings.platform.limit.Limit;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Asks somebody who is signed in for the password again, before what a stolen login must not do. */
@ApplicationScoped
public class OwnPassword {
    private final Users users;
    private final Passwords passwords;
    private final Throttle throttle;
    private final OwnPasswordConfig config;

    OwnPassword(Users users, Passwords passwords, Throttle throttle, OwnPasswordConfig config) {
        this.users = users;
        this.passwords = passwords;
        this.throttle = throttle;
        this.config = config;
    }

    /**
     * The hash that it has. Fails with {@code Invalid} when it is not the caller's password, and with {@code Throttled} after some tries.
     *
     * @param field which brought it
     */
    public Uni<String> confirm(Caller caller, String field, String password) {
        String key = key(caller.user());
        return throttle.admit(List.of(new Limit(key, config.burst(), config.every())))
                .chain(() -> users.passwordHash(caller.workspace(), caller.user()))
                .chain(hash -> passwords
                        .matches(password, hash.orElse(null))
                        .invoke(right -> requireRight(right, field))
                        .call(() -> throttle.reset(key))
                        .map(right -> hash.orElseThrow()));
    }

    private static void requireRight(boolean right, String field) {
        if (!right) {
            throw Invalid.field(field, "The " + field.replace('_', ' ') + " is incorrect.");
        }
    }

    private static String key(UUID user) {
        return "tidings:auth:own-password:" + user;
    }
}
