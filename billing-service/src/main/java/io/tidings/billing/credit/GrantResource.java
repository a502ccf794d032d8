package io.tidings.billing.credit;

import io.smallrye.mutiny.Uni;
import io.tidings.billing.ledger.Credit;
import io.tidings.platform.caller.CurrentCaller;
import io.tidings.platform.caller.ServicesOnly;
import io.tidings.platform.fault.Dialect;
import io.tidings.platform.fault.Invalid;
import io.tidings.platform.fault.RespondsIn;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Grants of credit, for provisioning. */
@Path("/internal/grants/{key}")
@ServicesOnly
@RespondsIn(Dialect.INTERNAL)
class GrantResource {
    private final Grants grants;
    private final CurrentCaller current;

    GrantResource(Grants grants, CurrentCaller current) {
        this.grants = grants;
        this.current = current;
    }

    /** Gives credit once a key, and answers the balance. */
    @PUT
    public Uni<CreditView> grant(@PathParam("key") UUID key, GrantRequest request) {
        return grants.grant(
                        current.get(), key, request.requiredWorkspace(), request.positiveAmount(), request.memoOrNone())
                .map(CreditView::of);
    }

    /** The body of a grant, as it came. */
    record GrantRequest(
            @Nullable UUID workspace,
            @Nullable BigDecimal amount,
            @Nullable String memo) {
        private static final int LONGEST_MEMO = 1_000;

        UUID requiredWorkspace() {
            if (workspace == null) {
                throw Invalid.field("workspace", "The workspace field is required.");
            }
            return workspace;
        }

        BigDecimal positiveAmount() {
            if (amount == null || Credit.exact(amount).signum() <= 0) {
                throw Invalid.field("amount", "The amount must be a number above 0.");
            }
            return Credit.exact(amount);
        }

        String memoOrNone() {
            String text = Objects.requireNonNullElse(memo, "");
            if (text.length() > LONGEST_MEMO) {
                throw Invalid.field("memo", "The memo must not be greater than " + LONGEST_MEMO + " characters.");
            }
            return text;
        }
    }
}
