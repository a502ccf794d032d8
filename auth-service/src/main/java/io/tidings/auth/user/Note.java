package io.tidings.auth.user;

import io.tidings.platform.audit.Change;
import io.tidings.platform.caller.Caller;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What the audit log of a workspace is told of a user.
 *
 * @param action what, in words with points between them
 */
record Note(UUID workspace, String action, Change change) {

    /**
     * All that there is to tell when an operator makes the user into that: a password itself never, and a workspace that the
     * user leaves nothing but that.
     *
     * @param otherPassword whether it is another, so that all logins end
     */
    static List<Note> of(UUID user, Optional<Account> before, Account after, boolean otherPassword) {
        Map<UUID, Seat> seats = before.map(Account::seats).orElse(Map.of());
        Stream<Note> left = seats.keySet().stream()
                .filter(workspace -> !after.seats().containsKey(workspace))
                .flatMap(workspace -> seat(user, workspace, given(seats, workspace), Optional.empty()).stream());
        Stream<Note> kept = after.seats().keySet().stream()
                .flatMap(workspace -> Stream.of(
                                seat(user, workspace, given(seats, workspace), given(after.seats(), workspace)),
                                person(workspace, before, after),
                                password(workspace, before, otherPassword))
                        .flatMap(Optional::stream));
        return Stream.of(left, kept, platform(before, after, otherPassword))
                .flatMap(Function.identity())
                .toList();
    }

    /** The platform's own log tells who runs the platform, and of those who are in no workspace. */
    private static Stream<Note> platform(Optional<Account> before, Account after, boolean otherPassword) {
        boolean isNowhere = after.seats().isEmpty();
        boolean wasAdmin = before.map(Account::admin).orElse(false);
        Stream<Note> person =
                isNowhere || wasAdmin != after.admin() ? person(Caller.NOBODY, before, after).stream() : Stream.of();
        Stream<Note> password = isNowhere ? password(Caller.NOBODY, before, otherPassword).stream() : Stream.of();
        return Stream.concat(person, password);
    }

    private static Optional<Seat> given(Map<UUID, Seat> seats, UUID workspace) {
        return Optional.ofNullable(seats.get(workspace));
    }

    private static Optional<Note> seat(UUID user, UUID workspace, Optional<Seat> before, Optional<Seat> after) {
        if (before.map(Seat::role).equals(after.map(Seat::role))) {
            return Optional.empty();
        }
        Change change = new Change(before.map(seat -> seat.state(user)), after.map(seat -> seat.state(user)));
        String action = before.isEmpty() ? "member.joined" : after.isEmpty() ? "member.removed" : "member.role_changed";
        return Optional.of(new Note(workspace, action, change));
    }

    private static Optional<Note> person(UUID workspace, Optional<Account> before, Account after) {
        Change change = new Change(before.map(Account::state), Optional.of(after.state()));
        return change.before().equals(change.after())
                ? Optional.empty()
                : Optional.of(new Note(workspace, before.isEmpty() ? "user.created" : "user.changed", change));
    }

    private static Optional<Note> password(UUID workspace, Optional<Account> before, boolean otherPassword) {
        return before.filter(known -> otherPassword)
                .map(known -> new Note(workspace, "user.password_changed", PasswordNote.LOGINS_ENDED));
    }
}
