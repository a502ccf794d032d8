package io.tidings.auth.user;

import io.tidings.auth.user.UserSpec.Member;
import io.vertx.mutiny.sqlclient.Row;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;

/**
 * What an operator decides about a user.
 *
 * @param phone digits without {@code +}
 * @param verified whether the user can sign in
 * @param seats memberships by workspace
 */
record Account(
        String name,
        String email,
        String phone,
        String language,
        List<String> roles,
        boolean admin,
        boolean verified,
        Map<UUID, Seat> seats) {

    /** The columns that {@link #of(Row, Map)} reads. */
    static final String COLUMNS =
            "name, email::text AS email, phone, language, roles, admin, phone_verified_at IS NOT NULL AS verified";

    static Account of(UserSpec spec) {
        return new Account(
                Objects.requireNonNull(spec.name()),
                Objects.requireNonNull(spec.email()),
                UserRules.digits(Objects.requireNonNull(spec.phone())),
                Objects.requireNonNullElse(spec.language(), "en"),
                Objects.requireNonNullElse(spec.roles(), List.of("client")),
                Boolean.TRUE.equals(spec.admin()),
                !Boolean.FALSE.equals(spec.phoneVerified()),
                seats(Objects.requireNonNullElse(spec.workspaces(), List.of())));
    }

    static Account of(Row row, Map<UUID, Seat> seats) {
        return new Account(
                row.getString("name"),
                row.getString("email"),
                row.getString("phone"),
                row.getString("language"),
                List.of(row.getArrayOfStrings("roles")),
                row.getBoolean("admin"),
                row.getBoolean("verified"),
                seats);
    }

    private static Map<UUID, Seat> seats(List<Member> members) {
        Map<UUID, Seat> seats = new LinkedHashMap<>();
        for (Member member : members) {
            seats.put(
                    Objects.requireNonNull(member.workspace()),
                    new Seat(Objects.requireNonNull(member.role()), seats.size()));
        }
        return seats;
    }

    /** What the audit log tells of it; roles have entries of their own. */
    Map<String, Object> state() {
        Map<String, Object> state = new TreeMap<>(
                Map.of("name", name, "email", email, "phone", phone, "language", language, "roles", roles));
        state.put("admin", admin);
        state.put("verified", verified);
        return state;
    }

    @Override
    public String toString() {
        return "Account[" + email + "]";
    }
}
