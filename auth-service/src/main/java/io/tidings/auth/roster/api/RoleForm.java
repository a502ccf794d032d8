package io.tidings.auth.roster.api;

import io.tidings.auth.form.Form;
import io.tidings.auth.membership.Role;
import java.util.Arrays;
import java.util.Optional;

/** Reads a role. */
public final class RoleForm {
    private static final int LONGEST = 64;

    private RoleForm() {}

    /** The role of field {@code role}, which has to be there; the weakest one after it was refused. */
    public static Role read(Form form) {
        String given = form.text("role", LONGEST);
        Optional<Role> role = Arrays.stream(Role.values())
                .filter(one -> one.column().equals(given))
                .findFirst();
        form.require("role", role.isPresent(), "The role must be owner, admin, member or viewer.");
        return role.orElse(Role.VIEWER);
    }
}
