package io.tidings.auth.token;

import io.tidings.auth.membership.Ability;
import io.tidings.platform.fault.Invalid;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What makes an API token valid. */
final class ApiTokenRules {
    private final Map<String, List<String>> errors = new LinkedHashMap<>();

    private ApiTokenRules() {}

    /** Fails with {@code Invalid}, naming every field that is wrong. */
    static void check(ApiTokenSpec spec) {
        ApiTokenRules rules = new ApiTokenRules();
        rules.require("token", spec.token() != null && ApiTokenDigest.hasForm(spec.token()));
        rules.require("name", spec.name() != null && !spec.name().isBlank());
        rules.require("user", spec.user() != null);
        rules.require("workspace", spec.workspace() != null);
        rules.require("abilities", spec.abilities() != null && known(spec.abilities()));
        if (!rules.errors.isEmpty()) {
            throw new Invalid(rules.errors);
        }
    }

    private void require(String field, boolean good) {
        if (!good) {
            errors.put(field, List.of("The selected " + field + " is invalid."));
        }
    }

    private static boolean known(List<String> abilities) {
        return !abilities.isEmpty() && Ability.ALL.containsAll(Set.copyOf(abilities));
    }
}
