package io.tidings.billing.audit;

import io.smallrye.mutiny.Uni;
import io.tidings.platform.caller.ServicesOnly;
import io.tidings.platform.fault.Dialect;
import io.tidings.platform.fault.RespondsIn;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** The full check of the ledger, for tests and operators. */
@Path("/internal/ledger/check")
@ServicesOnly
@RespondsIn(Dialect.INTERNAL)
class AuditResource {
    private final Audits audits;

    AuditResource(Audits audits) {
        this.audits = audits;
    }

    /** What the check finds now. */
    @GET
    public Uni<LedgerAudit> check() {
        return audits.check();
    }
}
