package io.tidings.auth.user;

import io.tidings.auth.form.Form;
import io.tidings.auth.user.UserSpec.Member;
import io.tidings.platform.fault.Invalid;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What makes a provisioned user valid. */
public final class UserRules {
    private static final int LEAST_PASSWORD = 8;
    /** Characters of a password. */
    public static final int MOST_PASSWORD = 1024;

    private final Map<String, List<String>> errors = new LinkedHashMap<>();

    private UserRules() {}

    /** Fails with {@code Invalid}, naming every field that is wrong. */
    static void check(UserSpec spec) {
        UserRules rules = new UserRules();
        rules.require("name", spec.name() != null && !spec.name().isBlank());
        rules.require("email", spec.email() != null && Emails.valid(spec.email()));
        rules.require("password", spec.password() != null && isPassword(spec.password()));
        rules.require("phone", spec.phone() != null && digits(spec.phone()).matches("[0-9]{5,20}"));
        rules.require("workspaces", spec.workspaces() != null && complete(spec.workspaces()));
        if (!rules.errors.isEmpty()) {
            throw new Invalid(rules.errors);
        }
    }

    /** The digits of a number that may start with {@code +}. */
    static String digits(String phone) {
        return phone.startsWith("+") ? phone.substring(1) : phone;
    }

    private void require(String field, boolean good) {
        if (!good) {
            errors.put(field, List.of("The " + field + " is missing or invalid."));
        }
    }

    /** Reads a password that somebody chooses. */
    public static String newPassword(Form form, String field) {
        String password = form.text(field, MOST_PASSWORD);
        form.require(field, isPassword(password), "The password must be at least 8 characters.");
        return password;
    }

    /** Whether it is neither too short nor too long for a password. */
    static boolean isPassword(String password) {
        return password.length() >= LEAST_PASSWORD && password.length() <= MOST_PASSWORD;
    }

    private static boolean complete(List<Member> workspaces) {
        return workspaces.stream().allMatch(UserRules::complete);
    }

    private static boolean complete(@Nullable Member member) {
        return member != null && member.workspace() != null && member.role() != null;
    }
}
