package io.tidings.auth.invitation;

import io.smallrye.mutiny.Uni;
import io.tidings.auth.audit.AuditLog;
import io.tidings.auth.membership.Role;
import io.tidings.auth.revocation.CredentialNews;
import io.tidings.auth.roster.Authority;
import io.tidings.auth.session.LoginOnly;
import io.tidings.platform.audit.Change;
import io.tidings.platform.caller.Caller;
import io.tidings.platform.fault.Invalid;
import io.tidings.platform.fault.NotFound;
import io.tidings.platform.fault.Refused;
import io.tidings.platform.id.Uuid7s;
import io.tidings.platform.store.Transactions;
import io.tidings.platform.store.Tx;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Invites people to a workspace, and lets them in; only for who is signed in. */
@ApplicationScoped
public class Invitations {
    private static final int BYTES = 32;

    private final Transactions transactions;
    private final Authority authority;
    private final InvitationStore store;
    private final InvitationConfig config;
    private final CredentialNews news;
    private final AuditLog audit;
    private final Uuid7s ids;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    Invitations(
            Transactions transactions,
            Authority authority,
            InvitationStore store,
            InvitationConfig config,
            CredentialNews news,
            AuditLog audit,
            Uuid7s ids,
            InstantSource clock) {
        this.transactions = transactions;
        this.authority = authority;
        this.store = store;
        this.config = config;
        this.news = news;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /** What waits in the caller's workspace, the newest first; {@code Forbidden} for who may not invite. */
    public Uni<List<Invitation>> list(Caller caller) {
        return transactions.inWorkspace(
                LoginOnly.of(caller).workspace(), tx -> authority.of(tx, caller).chain(() -> store.list(tx)));
    }

    /**
     * Makes an invitation, in the place of one that waits for the same address. Fails with {@code Forbidden} for who may not
     * give that role, and with {@code Invalid} when the address is a member's.
     */
    public Uni<Made> invite(Caller caller, String email, Role role) {
        Instant now = clock.instant();
        Invitation invitation = new Invitation(ids.next(), email, role, now, now.plus(config.life()));
        String secret = secret();
        return transactions
                .inWorkspace(
                        LoginOnly.of(caller).workspace(),
                        tx -> store.lock(tx)
                                .chain(() -> authority.of(tx, caller))
                                .invoke(own -> Authority.require(own, role))
                                .call(own -> store.waiting(tx, email)
                                        .invoke(waiting -> waiting.ifPresent(old -> Authority.require(own, old))))
                                .chain(() -> store.isMember(tx, email))
                                .invoke(Invitations::refuseMember)
                                .chain(() -> store.add(tx, caller.workspace(), invitation, secret, caller.user()))
                                .call(replaced -> replaced.map(old -> revoked(tx, caller, old))
                                        .orElseGet(() -> Uni.createFrom().voidItem()))
                                .chain(() -> note(
                                        tx, caller, "invitation.made", invitation, Change.made(invitation.state()))))
                .replaceWith(new Made(invitation, secret));
    }

    /** Ends an invitation; fails with {@code Forbidden}, and with {@code NotFound} when there is none that waits. */
    public Uni<Void> revoke(Caller caller, UUID id) {
        return transactions.inWorkspace(
                LoginOnly.of(caller).workspace(),
                tx -> authority
                        .of(tx, caller)
                        .chain(own -> store.revoke(tx, id)
                                .map(found -> found.orElseThrow(() -> new NotFound("Invitation not found")))
                                .invoke(ended -> Authority.require(own, ended.role())))
                        .chain(ended -> revoked(tx, caller, ended)));
    }

    private Uni<Void> revoked(Tx tx, Caller caller, Invitation ended) {
        return note(tx, caller, "invitation.revoked", ended, Change.removed(ended.state()));
    }

    /**
     * Makes the caller a member of the workspace that they were invited to; who is one already stays what they are. Fails
     * with {@code Refused} for an invitation that is unknown, somebody else's, used or too old: nobody is told which.
     */
    public Uni<Taken> accept(Caller caller, String secret) {
        UUID user = LoginOnly.of(caller).user();
        return transactions.asWorker(tx -> store.take(tx, secret, user)
                .map(taken -> taken.orElseThrow(
                        () -> new Refused("invitation_invalid", "The invitation is invalid or has expired.")))
                .call(taken -> store.join(tx, user, taken)
                        .chain(joined -> joined ? joined(tx, user, taken) : used(tx, user, taken))));
    }

    /** Credentials from an earlier membership were refused until now. */
    private Uni<Void> joined(Tx tx, UUID user, Taken taken) {
        Change change = Change.made(Map.of("user", user, "role", taken.role(), "invitation", taken.invitation()));
        return news.ofMember(tx, taken.workspace(), user)
                .chain(() -> audit.write(tx, taken.workspace(), user, "member.joined", "user:" + user, change));
    }

    /** By somebody who is a member already, and stays what they are. */
    private Uni<Void> used(Tx tx, UUID user, Taken taken) {
        Change change = Change.removed(Map.of("user", user, "role", taken.role()));
        String target = "invitation:" + taken.invitation();
        return audit.write(tx, taken.workspace(), user, "invitation.used", target, change);
    }

    private Uni<Void> note(Tx tx, Caller caller, String action, Invitation invitation, Change change) {
        return audit.write(tx, caller, action, "invitation:" + invitation.id(), change);
    }

    private static void refuseMember(boolean isMember) {
        if (isMember) {
            throw Invalid.field("email", "This email belongs to a member already.");
        }
    }

    private String secret() {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** A new invitation; the only time that its secret is shown. */
    public record Made(Invitation invitation, String secret) {
        @Override
        public String toString() {
            return "Made[" + invitation.id() + "]";
        }
    }
}
