package io.tidings.auth.user.api;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.tidings.auth.sender.SendingAccount;
import io.tidings.auth.sender.SendingAccount.Sender;
import java.util.List;

/** A sending account; its id is the {@code cr_account_id} of other operations. */
@JsonNaming(SnakeCaseStrategy.class)
public record AccountBody(long id, String name, List<Long> templateAccountFlowIds, List<Number> numbers) {

    /** The accounts as login and profile list them. */
    public static List<AccountBody> of(List<SendingAccount> accounts) {
        return accounts.stream().map(AccountBody::of).toList();
    }

    private static AccountBody of(SendingAccount account) {
        return new AccountBody(
                account.number(),
                account.name(),
                account.senders().stream().map(Sender::number).toList(),
                account.senders().stream().map(Number::of).toList());
    }

    /** A number; its id is a {@code template_account_flow_id}. */
    public record Number(long id, String phone, String name) {

        static Number of(Sender sender) {
            return new Number(sender.number(), sender.phone(), sender.name());
        }
    }
}
