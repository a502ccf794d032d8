package io.tidings.billing.price;

import com.fasterxml.jackson.annotation.JsonProperty;
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
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Prices of workspaces, for provisioning. */
@Path("/internal/prices/{workspace}")
@ServicesOnly
@RespondsIn(Dialect.INTERNAL)
class PriceResource {
    private final Prices prices;
    private final CurrentCaller current;

    PriceResource(Prices prices, CurrentCaller current) {
        this.prices = prices;
        this.current = current;
    }

    /** Sets the price of a message, in credits. */
    @PUT
    public Uni<PriceBody> set(@PathParam("workspace") UUID workspace, PriceBody body) {
        BigDecimal price = body.price();
        return prices.set(current.get(), workspace, price).replaceWith(() -> new PriceBody(Credit.shown(price)));
    }

    /** The body of the call and of its answer. */
    record PriceBody(@JsonProperty("unit_price") @Nullable BigDecimal unitPrice) {
        BigDecimal price() {
            if (unitPrice == null || unitPrice.signum() < 0) {
                throw Invalid.field("unit_price", "The unit price must be a number of at least 0.");
            }
            return Credit.exact(unitPrice);
        }
    }
}
