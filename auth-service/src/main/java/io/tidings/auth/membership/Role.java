package io.tidings.auth.membership;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a member may do in a workspace. */
public enum Role {
    @JsonProperty("owner")
    OWNER(Set.of(Ability.READ, Ability.WRITE)),
    @JsonProperty("admin")
    ADMIN(Set.of(Ability.READ, Ability.WRITE)),
    @JsonProperty("member")
    MEMBER(Set.of(Ability.READ, Ability.WRITE)),
    @JsonProperty("viewer")
    VIEWER(Set.of(Ability.READ));

    private final Set<String> abilities;

    Role(Set<String> abilities) {
        this.abilities = abilities;
    }

    /** The abilities of an ordinary login in this role, and the most that an API token of such a member has. */
    public Set<String> abilities() {
        return abilities;
    }

    /** Whether the first may do in the place of the second what that one may do. */
    static boolean actsFor(@Nullable Role first, @Nullable Role second) {
        return first != null && second != null && first.decidesAbout(second);
    }

    /** Owners decide about all, admins about all but owners. */
    public boolean decidesAbout(Role other) {
        return this == OWNER || this == ADMIN && other != OWNER;
    }

    /** The form in the table. */
    public String column() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The role of that stored form. */
    public static Role of(String column) {
        return valueOf(column.toUpperCase(Locale.ROOT));
    }
}
