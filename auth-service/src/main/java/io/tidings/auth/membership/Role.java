package io.tidings.auth.membership;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;
import java.util.Set;

/** What a member may do in a workspace. */
public enum Role {
    @JsonProperty("owner")
    OWNER(Ability.ALL),
    @JsonProperty("admin")
    ADMIN(Ability.ALL),
    @JsonProperty("member")
    MEMBER(Ability.ALL),
    @JsonProperty("viewer")
    VIEWER(Set.of(Ability.READ));

    private final Set<String> abilities;

    Role(Set<String> abilities) {
        this.abilities = abilities;
    }

    /** The abilities of a login in this role, and the most that an API token of such a member has. */
    public Set<String> abilities() {
        return abilities;
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
