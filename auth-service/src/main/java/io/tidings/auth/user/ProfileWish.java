package io.tidings.auth.user;

import java.util.Optional;

/**
 * What somebody wants to be changed; what is empty stays.
 *
 * @param password needed for another e-mail
 */
public record ProfileWish(Optional<String> name, Optional<String> language, Optional<String> email, String password) {

    User over(User user) {
        return new User(
                user.id(),
                user.number(),
                name.orElse(user.name()),
                email.orElse(user.email()),
                user.phone(),
                language.orElse(user.language()),
                user.roles(),
                user.phoneVerifiedAt(),
                user.twoFactorEnabled(),
                user.firstMessageWizardCompleted(),
                user.shopDomain(),
                user.authType());
    }

    @Override
    public String toString() {
        return "ProfileWish";
    }
}
