package io.tidings.auth.roster;

import io.smallrye.mutiny.Uni;
import io.tidings.auth.membership.Members;
import io.tidings.auth.membership.Role;
import io.tidings.platform.caller.Caller;
import io.tidings.platform.fault.Forbidden;
import io.tidings.platform.store.Tx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Who may decide about members: owners about all, admins about all but owners. */
@ApplicationScoped
public class Authority {
    private final Members members;

    Authority(Members members) {
        this.members = members;
    }

    /** The role of the caller, as it is now; fails with {@code Forbidden} when it decides about nobody. */
    public Uni<Role> of(Tx tx, Caller caller) {
        return members.role(tx, caller.user()).map(role -> manager(role).orElseThrow(Authority::forbidden));
    }

    /** Throws {@code Forbidden} unless the role decides about that one. */
    public static void require(Role role, Role about) {
        if (!role.decidesAbout(about)) {
            throw forbidden();
        }
    }

    private static Optional<Role> manager(Optional<Role> role) {
        return role.filter(one -> one.decidesAbout(Role.VIEWER));
    }

    private static Forbidden forbidden() {
        return Forbidden.because(
                "owners_and_admins_only", "Only owners may decide about owners, and owners and admins about others.");
    }
}
