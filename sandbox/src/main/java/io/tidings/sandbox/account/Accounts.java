package io.tidings.sandbox.account;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The registered accounts; they outlive the process and a reset. */
@Singleton
public final class Accounts {
    private final AccountFile file;
    private volatile Directory directory;

    Accounts(AccountFile file) {
        this.file = file;
        try {
            directory = new Directory(file.read());
        } catch (IOException e) {
            throw new UncheckedIOException("The registered accounts can't be read", e);
        }
    }

    /** All accounts as they are now. */
    public Directory directory() {
        return directory;
    }

    /** Adds an account, or replaces it; writes a file, so not on an event loop. */
    public synchronized void put(Account account) {
        Map<String, Account> all = new LinkedHashMap<>();
        directory.accounts().forEach(known -> all.put(known.wabaId(), known));
        all.put(account.wabaId(), account);
        try {
            file.write(all.values());
        } catch (IOException e) {
            throw new UncheckedIOException("The registered accounts can't be written", e);
        }
        directory = new Directory(all.values());
    }

    /** Changes an account that exists; writes a file, so not on an event loop. */
    public synchronized void change(String wabaId, UnaryOperator<Account> change) {
        Account account = directory.account(wabaId);
        if (account != null) {
            put(change.apply(account));
        }
    }
}
