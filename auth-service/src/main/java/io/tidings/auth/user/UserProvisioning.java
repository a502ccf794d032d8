package io.tidings.auth.user;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.tidings.auth.audit.AuditLog;
import io.tidings.auth.membership.Owners;
import io.tidings.auth.membership.Role;
import io.tidings.auth.password.Passwords;
import io.tidings.auth.revocation.CredentialNews;
import io.tidings.auth.session.LoginSessions;
import io.tidings.auth.user.AccountStore.Stored;
import io.tidings.events.Audited;
import io.tidings.platform.caller.Caller;
import io.tidings.platform.fault.Invalid;
import io.tidings.platform.store.Transactions;
import io.tidings.platform.store.Tx;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Makes a user as a spec says, and notes what that changes in the audit logs of their workspaces. A password that differs
 * from the stored one replaces it and ends all logins. A workspace that has an owner keeps one.
 */
@ApplicationScoped
class UserProvisioning {
    private final AccountStore store;
    private final Passwords passwords;
    private final Owners owners;
    private final LoginSessions sessions;
    private final CredentialNews news;
    private final AuditLog audit;
    private final Transactions transactions;

    UserProvisioning(
            AccountStore store,
            Passwords passwords,
            Owners owners,
            LoginSessions sessions,
            CredentialNews news,
            AuditLog audit,
            Transactions transactions) {
        this.store = store;
        this.passwords = passwords;
        this.owners = owners;
        this.sessions = sessions;
        this.news = news;
        this.audit = audit;
        this.transactions = transactions;
    }

    /** Stores the user and answers the integer id; fails with {@code Invalid}. */
    Uni<Long> put(Caller actor, UUID id, UserSpec spec) {
        UserRules.check(spec);
        Wish wish = new Wish(actor, id, Account.of(spec));
        String password = Objects.requireNonNull(spec.password());
        return store.passwordHash(id)
                .chain(known ->
                        hash(password, known).chain(hash -> transactions.asWorker(tx -> put(tx, wish, known, hash))))
                .onFailure(PgException.class)
                .transform(UserProvisioning::explained)
                .chain(done -> done.map(number -> Uni.createFrom().item(number)).orElseGet(() -> put(actor, id, spec)));
    }

    private Uni<Hash> hash(String password, Optional<String> known) {
        return known.map(stored -> passwords
                        .matches(password, stored)
                        .chain(same -> same ? Uni.createFrom().item(new Hash(stored, false)) : hash(password)))
                .orElseGet(() -> hash(password));
    }

    private Uni<Hash> hash(String password) {
        return passwords.hash(password).map(fresh -> new Hash(fresh, true));
    }

    /** Empty when somebody else changed the password, or where the user is a member, since it was looked at. */
    private Uni<Optional<Long>> put(Tx tx, Wish wish, Optional<String> known, Hash hash) {
        return store.lockWorkspaces(tx, wish.user(), wish.account().seats().keySet())
                .chain(locked -> store.lock(tx, wish.user())
                        .chain(stored -> isAsKnown(stored, known, locked)
                                ? store.forgetSignUp(tx, wish.user()).chain(() -> write(tx, wish, stored, hash))
                                : Uni.createFrom().item(Optional.empty())));
    }

    private static boolean isAsKnown(Optional<Stored> stored, Optional<String> known, Set<UUID> locked) {
        return stored.map(Stored::passwordHash).equals(known)
                && stored.stream()
                        .allMatch(user ->
                                locked.containsAll(user.account().seats().keySet()));
    }

    private Uni<Optional<Long>> write(Tx tx, Wish wish, Optional<Stored> stored, Hash hash) {
        Optional<Account> before = stored.map(Stored::account);
        if (before.filter(wish.account()::equals).isPresent() && !hash.changed()) {
            return Uni.createFrom().item(stored.map(Stored::number));
        }
        Uni<Optional<Long>> put = before.isEmpty()
                ? store.add(tx, wish.user(), wish.account(), hash.text())
                : store.change(tx, wish.user(), wish.account(), hash.text());
        return put.call(number -> number.isEmpty()
                ? Uni.createFrom().voidItem()
                : seat(tx, wish, before.map(Account::seats).orElse(Map.of()))
                        .call(() -> hash.changed()
                                ? sessions.revokeAllOf(tx, wish.user())
                                : Uni.createFrom().voidItem())
                        .chain(() -> news.ofUser(tx, wish.user()))
                        .chain(() -> note(tx, wish, before, hash.changed())));
    }

    private Uni<Void> seat(Tx tx, Wish wish, Map<UUID, Seat> before) {
        Map<UUID, Seat> after = wish.account().seats();
        Stream<UUID> givenUp =
                before.keySet().stream().filter(workspace -> isOwner(before, workspace) && !isOwner(after, workspace));
        Stream<UUID> left = before.keySet().stream().filter(workspace -> !after.containsKey(workspace));
        Stream<Map.Entry<UUID, Seat>> other =
                after.entrySet().stream().filter(seat -> !seat.getValue().equals(before.get(seat.getKey())));
        return each(givenUp, workspace -> owners.requireOtherThan(tx, workspace, wish.user(), "workspaces"))
                .chain(() -> each(left, workspace -> leave(tx, wish.user(), workspace)))
                .chain(() -> each(other, seat -> store.join(tx, wish.user(), seat.getKey(), seat.getValue())));
    }

    /** What they made there for others ends too, and names those. */
    private Uni<Void> leave(Tx tx, UUID user, UUID workspace) {
        return store.leave(tx, user, workspace).chain(() -> news.ofWorkspace(tx, workspace));
    }

    private static boolean isOwner(Map<UUID, Seat> seats, UUID workspace) {
        Seat seat = seats.get(workspace);
        return seat != null && seat.role() == Role.OWNER;
    }

    private Uni<Void> note(Tx tx, Wish wish, Optional<Account> before, boolean otherPassword) {
        String target = "user:" + wish.user();
        List<Audited> notes = Note.of(wish.user(), before, wish.account(), otherPassword).stream()
                .map(note -> audit.note(note.workspace(), wish.actor().user(), note.action(), target, note.change()))
                .toList();
        return audit.write(tx, notes);
    }

    /** One after the other. */
    private static <T> Uni<Void> each(Stream<T> all, Function<? super T, Uni<? extends Void>> work) {
        return Multi.createFrom()
                .items(all)
                .onItem()
                .transformToUniAndConcatenate(work)
                .collect()
                .last()
                .replaceWithVoid();
    }

    private static Throwable explained(Throwable failure) {
        return switch (((PgException) failure).getSqlState()) {
            case "23505" -> Invalid.field("email", "The email has already been taken.");
            case "23503" -> Invalid.field("workspaces", "The selected workspaces is invalid.");
            default -> failure;
        };
    }

    /** What is asked for. */
    private record Wish(Caller actor, UUID user, Account account) {}

    private record Hash(String text, boolean changed) {}
}
