package io.tidings.messaging.account;

import io.tidings.messaging.account.AccountStore.Before;
import io.tidings.platform.audit.Change;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the audit log tells of an account: of its secrets that they were replaced, and no more. */
final class AccountNote {
    private AccountNote() {}

    static Change of(Optional<Before> before, AccountRequest after) {
        Map<String, Object> told =
                state(after.name(), after.provider(), after.baseUrl().toString(), after.graphVersion(), after.wabaId());
        List<String> replaced = before.map(Before::replaced).orElse(List.of());
        if (!replaced.isEmpty()) {
            told.put("replaced", replaced);
        }
        return new Change(before.map(AccountNote::state), Optional.of(told));
    }

    private static Map<String, Object> state(Before account) {
        return state(account.name(), account.provider(), account.baseUrl(), account.graphVersion(), account.wabaId());
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
}
