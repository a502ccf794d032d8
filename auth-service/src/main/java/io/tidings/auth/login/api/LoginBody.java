package io.tidings.auth.login.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.tidings.auth.login.SignedIn;
import io.tidings.auth.user.api.AccountBody;
import io.tidings.auth.user.api.ProfileBody;
import java.math.BigDecimal;
import java.util.List;

/** The {@code data} of a login: the profile, with credit, sending accounts and the token. */
@JsonInclude(JsonInclude.Include.ALWAYS)
record LoginBody(@JsonUnwrapped ProfileBody profile, Credit credit, List<AccountBody> accounts, String token) {

    static LoginBody of(SignedIn login) {
        return new LoginBody(
                ProfileBody.of(login.user()),
                new Credit(login.balance().credit()),
                AccountBody.of(login.accounts()),
                login.token());
    }

    /** Has no id here, unlike in the profile. */
    record Credit(BigDecimal credit) {}

    @Override
    public String toString() {
        return "LoginBody[" + profile.id() + "]";
    }
}
