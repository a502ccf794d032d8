package io.tidings.messaging.account;

import io.smallrye.mutiny.Uni;
import io.tidings.platform.caller.CurrentCaller;
import io.tidings.platform.caller.ServicesOnly;
import io.tidings.platform.fault.Dialect;
import io.tidings.platform.fault.RespondsIn;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.UUID;

/** Provisioning of accounts, idempotent. */
@Path("/internal/accounts/{id}")
@RespondsIn(Dialect.INTERNAL)
@ServicesOnly
public class AccountResource {

    private final AccountProvisioning accounts;
    private final CurrentCaller current;

    AccountResource(AccountProvisioning accounts, CurrentCaller current) {
        this.accounts = accounts;
        this.current = current;
    }

    /** Makes the account as the body says; answers its integer id and no secret. */
    @PUT
    public Uni<AccountView> put(UUID id, AccountRequest account) {
        return accounts.put(current.get(), id, account);
    }
}
