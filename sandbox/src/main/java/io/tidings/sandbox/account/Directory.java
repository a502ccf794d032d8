package io.tidings.sandbox.account;

import io.tidings.sandbox.template.CompiledTemplate;
import io.tidings.sandbox.template.Template;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** All registered accounts at one moment, by every key that calls come with; never changes. */
public final class Directory {
    private final Map<String, Account> accounts;
    private final Map<String, Line> byPhoneNumberId = new HashMap<>();
    private final Map<Long, Line> byDigits = new HashMap<>();

    Directory(Collection<Account> accounts) {
        this.accounts = new TreeMap<>(accounts.stream().collect(Collectors.toMap(Account::wabaId, a -> a)));
        this.accounts.values().forEach(this::addLines);
    }

    private void addLines(Account account) {
        Map<Template.Key, CompiledTemplate> templates = account.templates().stream()
                .collect(Collectors.toUnmodifiableMap(Template::key, CompiledTemplate::new));
        for (PhoneNumber number : account.phoneNumbers()) {
            Line line = new Line(account, number, number.digits(), templates);
            byPhoneNumberId.put(number.id(), line);
            byDigits.put(line.digits(), line);
        }
    }

    /** Every account, by id. */
    public Collection<Account> accounts() {
        return accounts.values();
    }

    /** The account of an id. */
    public @Nullable Account account(String wabaId) {
        return accounts.get(wabaId);
    }

    /** The number with a {@code phone_number_id}. */
    public @Nullable Line line(String phoneNumberId) {
        return byPhoneNumberId.get(phoneNumberId);
    }

    /** The number itself. */
    public @Nullable Line lineOf(long digits) {
        return byDigits.get(digits);
    }

    boolean knowsToken(String token) {
        return accounts.values().stream()
                .anyMatch(account -> account.accessToken().equals(token));
    }
}
