package io.tidings.auth.roster;

import io.smallrye.mutiny.Uni;
import io.tidings.auth.audit.AuditLog;
import io.tidings.auth.membership.Owners;
import io.tidings.auth.membership.Role;
import io.tidings.auth.revocation.CredentialNews;
import io.tidings.auth.session.LoginOnly;
import io.tidings.platform.audit.Change;
import io.tidings.platform.caller.Caller;
import io.tidings.platform.fault.NotFound;
import io.tidings.platform.paging.Page;
import io.tidings.platform.paging.PageRequest;
import io.tidings.platform.store.Transactions;
import io.tidings.platform.store.Tx;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Lists, changes and removes members; only for who is signed in. */
@ApplicationScoped
public class Roster {
    private static final String TOTAL = "SELECT count(*) FROM membership";
    private static final String FROM = " FROM membership m JOIN users u ON u.id = m.user_id";
    private static final String LIST =
            "SELECT " + Colleague.COLUMNS + FROM + " ORDER BY m.joined_at, u.number LIMIT $1 OFFSET $2";
    private static final String FIND = "SELECT " + Colleague.COLUMNS + FROM + " WHERE u.number = $1";
    /** Tokens and logins may still be made meanwhile. */
    private static final String LOCK = "SELECT FROM workspace FOR NO KEY UPDATE";

    private static final String CHANGE = "UPDATE membership SET role = $2 WHERE user_id = $1";
    private static final String REMOVE = "DELETE FROM membership WHERE user_id = $1";

    private final Transactions transactions;
    private final Authority authority;
    private final Owners owners;
    private final CredentialNews news;
    private final AuditLog audit;

    Roster(Transactions transactions, Authority authority, Owners owners, CredentialNews news, AuditLog audit) {
        this.transactions = transactions;
        this.authority = authority;
        this.owners = owners;
        this.news = news;
        this.audit = audit;
    }

    /** A page of the members of the caller's workspace, who joined first first. */
    public Uni<Page<Colleague>> list(Caller caller, PageRequest page) {
        return transactions.inWorkspace(LoginOnly.of(caller).workspace(), tx -> page(tx, page));
    }

    /**
     * Gives a member another role. Fails with {@code Forbidden} for who may not decide that, {@code NotFound} for who is no
     * member, and {@code Invalid} when no owner would be left.
     */
    public Uni<Colleague> change(Caller caller, long number, Role role) {
        return transactions.inWorkspace(
                LoginOnly.of(caller).workspace(),
                tx -> lock(tx).chain(() -> authority.of(tx, caller))
                        .invoke(own -> Authority.require(own, role))
                        .chain(own -> find(tx, number).invoke(member -> Authority.require(own, member.role())))
                        .chain(member -> member.role() == role
                                ? Uni.createFrom().item(member)
                                : change(tx, caller, member, member.with(role))));
    }

    /** Removes a member, or lets the caller leave; fails as {@link #change}. */
    public Uni<Void> remove(Caller caller, long number) {
        return transactions.inWorkspace(
                LoginOnly.of(caller).workspace(),
                tx -> lock(tx).chain(() -> number == caller.userNumber()
                                ? find(tx, number)
                                : authority
                                        .of(tx, caller)
                                        .chain(own -> find(tx, number)
                                                .invoke(member -> Authority.require(own, member.role()))))
                        .chain(member -> remove(tx, caller, member)));
    }

    private Uni<Colleague> change(Tx tx, Caller caller, Colleague before, Colleague after) {
        return keepAnOwner(tx, caller, before)
                .chain(() -> tx.connection()
                        .preparedQuery(CHANGE)
                        .execute(Tuple.of(before.user(), after.role().column())))
                .chain(() -> news.ofMember(tx, caller.workspace(), before.user()))
                .chain(() -> audit.write(
                        tx, caller, "member.role_changed", target(before), Change.of(before.state(), after.state())))
                .replaceWith(after);
    }

    private Uni<Void> remove(Tx tx, Caller caller, Colleague member) {
        String action = member.user().equals(caller.user()) ? "member.left" : "member.removed";
        return keepAnOwner(tx, caller, member)
                .chain(() -> tx.connection().preparedQuery(REMOVE).execute(Tuple.of(member.user())))
                // what they made for others has ended too, and names those
                .chain(() -> news.ofWorkspace(tx, caller.workspace()))
                .chain(() -> audit.write(tx, caller, action, target(member), Change.removed(member.state())));
    }

    private static Uni<Void> lock(Tx tx) {
        return tx.connection().query(LOCK).execute().replaceWithVoid();
    }

    private Uni<Void> keepAnOwner(Tx tx, Caller caller, Colleague member) {
        return member.role() == Role.OWNER
                ? owners.requireOtherThan(tx, caller.workspace(), member.user(), "role")
                : Uni.createFrom().voidItem();
    }

    private static Uni<Colleague> find(Tx tx, long number) {
        return tx.connection()
                .preparedQuery(FIND)
                .execute(Tuple.of(number))
                .map(rows -> rows.stream()
                        .findFirst()
                        .map(Colleague::of)
                        .orElseThrow(() -> new NotFound("Member not found")));
    }

    private static Uni<Page<Colleague>> page(Tx tx, PageRequest page) {
        Uni<List<Colleague>> rows = tx.connection()
                .preparedQuery(LIST)
                .execute(Tuple.of(page.size(), page.offset()))
                .map(found -> found.stream().map(Colleague::of).toList());
        return tx.connection()
                .query(TOTAL)
                .execute()
                .map(found -> found.iterator().next().getLong(0))
                .chain(total -> rows.map(found -> new Page<>(found, total, page)));
    }

    private static String target(Colleague member) {
        return "user:" + member.user();
    }
}
