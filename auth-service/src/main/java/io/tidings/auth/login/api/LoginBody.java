package io.tidings.auth.login.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.tidings.auth.login.SignedIn;
import io.tidings.auth.sender.SendingAccount;
import io.tidings.auth.sender.SendingAccount.Sender;
import io.tidings.auth.user.api.ProfileBody;
import java.math.BigDecimal;
import java.util.List;

/** The {@code data} of a login: the profile, with credit, sending accounts and the token. */
@JsonInclude(JsonInclude.Include.ALWAYS)
record LoginBody(@JsonUnwrapped ProfileBody profile, Credit credit, List<Account> accounts, String token) {

    static LoginBody of(SignedIn login) {
        return new LoginBody(
                ProfileBody.of(login.user()),
                new Credit(login.balance().credit()),
                login.accounts().stream().map(Account::of).toList(),
                login.token());
    }

    /** Has no id here, unlike in the profile. */
    record Credit(BigDecimal credit) {}

    /** A sending account; its id is the {@code cr_account_id} of other operations. */
    @JsonNaming(SnakeCaseStrategy.class)
    record Account(long id, String name, List<Long> templateAccountFlowIds, List<Number> numbers) {

        static Account of(SendingAccount account) {
            return new Account(
                    account.number(),
                    account.name(),
                    account.senders().stream().map(Sender::number).toList(),
                    account.senders().stream().map(Number::of).toList());
        }
    }

    /** A number; its id is a {@code template_account_flow_id}. */
    record Number(long id, String phone, String name) {

        static Number of(Sender sender) {
            return new Number(sender.number(), sender.phone(), sender.name());
        }
    }

    @Override
    public String toString() {
        return "LoginBody[" + profile.id() + "]";
    }
}
