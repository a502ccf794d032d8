package io.tidings.messaging.account;

import io.tidings.platform.audit.Change;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What the audit log tells of an account: of its secrets that they were replaced, and no more. */
final class AccountNote {
    private AccountNote() {}

    static Change of(Optional<Account> before, AccountRequest after) {
        Map<String, Object> told =
                state(after.name(), after.provider(), after.baseUrl().toString(), after.graphVersion(), after.wabaId());
        List<String> replaced = before.map(was -> replaced(was, after)).orElse(List.of());
        if (!replaced.isEmpty()) {
            told.put("replaced", replaced);
        }
        return new Change(before.map(AccountNote::state), Optional.of(told));
    }

    private static Map<String, Object> state(Account account) {
        return state(
                account.name(),
                account.provider(),
                account.baseUrl().toString(),
                account.graphVersion(),
                account.wabaId());
    }

    private static Map<String, Object> state(
            String name, String provider, String baseUrl, String graphVersion, String wabaId) {
        Map<String, Object> state = new LinkedHashMap<>();
        state.put("name", name);
        state.put("provider", provider);
        state.put("base_url", baseUrl);
        state.put("graph_version", graphVersion);
        state.put("waba_id", wabaId);
        return state;
    }

    private static List<String> replaced(Account before, AccountRequest after) {
        Map<String, Boolean> secrets = new TreeMap<>(Map.of(
                "access_token", before.accessToken().equals(after.accessToken()),
                "app_secret", before.appSecret().equals(after.appSecret()),
                "verify_token", before.verifyToken().equals(after.verifyToken())));
        secrets.values().removeIf(same -> same);
        return List.copyOf(secrets.keySet());
    }
}
