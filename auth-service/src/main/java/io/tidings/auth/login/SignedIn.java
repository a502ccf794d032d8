package io.tidings.auth.login;

import io.tidings.auth.credit.Balance;
import io.tidings.auth.sender.SendingAccount;
import io.tidings.auth.user.User;
import java.util.List;

/**
 * A login that was begun.
 *
 * @param accounts the workspace's sending accounts
 * @param token the login token
 */
public record SignedIn(User user, Balance balance, List<SendingAccount> accounts, String token)
        implements LoginOutcome {

    @Override
    public String toString() {
        return "SignedIn[" + user.id() + "]";
    }
}
