package io.tidings.auth.revocation;

import io.smallrye.mutiny.Uni;
import io.tidings.events.CredentialsChanged;
import io.tidings.platform.caller.Caller;
import io.tidings.platform.event.Outbox;
import io.tidings.platform.event.OutgoingEvent;
import io.tidings.platform.store.Tx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Announces, in the transaction that changes them, that credentials are not what they were. */
@ApplicationScoped
public class CredentialNews {
    private final Outbox outbox;

    CredentialNews(Outbox outbox) {
        this.outbox = outbox;
    }

    /** One API token or login. */
    public Uni<Void> ofCredential(Tx tx, UUID workspace, UUID credential) {
        return tell(tx, workspace, new CredentialsChanged(workspace, null, credential));
    }

    /** All that a user has, in whichever workspace; only in a transaction of the worker. */
    public Uni<Void> ofUser(Tx tx, UUID user) {
        return tell(tx, null, new CredentialsChanged(null, user, null));
    }

    /** All that a user has in one workspace. */
    public Uni<Void> ofMember(Tx tx, UUID workspace, UUID user) {
        return tell(tx, workspace, new CredentialsChanged(workspace, user, null));
    }

    /** All that are bound to a workspace. */
    public Uni<Void> ofWorkspace(Tx tx, UUID workspace) {
        return tell(tx, workspace, new CredentialsChanged(workspace, null, null));
    }

    private Uni<Void> tell(Tx tx, @Nullable UUID workspace, CredentialsChanged changed) {
        UUID owner = workspace == null ? Caller.NOBODY : workspace;
        return outbox.append(tx, List.of(new OutgoingEvent(owner.toString(), null, owner, changed)));
    }
}
