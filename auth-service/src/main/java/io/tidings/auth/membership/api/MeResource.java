package io.tidings.auth.membership.api;

import io.smallrye.mutiny.Uni;
import io.tidings.auth.membership.Member;
import io.tidings.auth.membership.Members;
import io.tidings.auth.membership.Role;
import io.tidings.platform.caller.Caller;
import io.tidings.platform.caller.CurrentCaller;
import io.tidings.platform.caller.Requires;
import io.tidings.platform.fault.Dialect;
import io.tidings.platform.fault.RespondsIn;
import io.tidings.platform.fault.Unauthenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** {@code GET /api/me}. */
@RespondsIn(Dialect.FLOWKIRIM)
@Path("/api/me")
public class MeResource {
    private final CurrentCaller current;
    private final Members members;

    MeResource(CurrentCaller current, Members members) {
        this.current = current;
        this.members = members;
    }

    /** Who the caller is, where, and what the credential may do. */
    @GET
    @Requires("read")
    public Uni<Envelope> me() {
        Caller caller = current.get();
        return members.find(caller.workspace(), caller.user())
                .map(member -> member.orElseThrow(Unauthenticated::wrong))
                .map(member -> new Envelope(true, Me.of(member, caller.abilities())));
    }

    /** The documented body. */
    public record Envelope(boolean success, Me data) {}

    /**
     * The caller.
     *
     * @param role ours, as the further fields: in the workspace of the credential
     * @param abilities of the credential, in the order of the alphabet
     */
    public record Me(UUID id, String name, String email, Role role, Place workspace, List<String> abilities) {

        static Me of(Member member, Set<String> abilities) {
            return new Me(
                    member.user(),
                    member.name(),
                    member.email(),
                    member.role(),
                    new Place(member.workspace(), member.workspaceName()),
                    abilities.stream().sorted().toList());
        }
    }

    /** The workspace that the credential belongs to. */
    public record Place(UUID id, String name) {}
}
