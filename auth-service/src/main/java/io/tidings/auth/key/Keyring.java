package io.tidings.auth.key;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.Stream;

/** All active keys, as they were read together. */
public record Keyring(List<SigningKey> keys) {

    /** Copies the list. */
    public Keyring {
        keys = List.copyOf(keys);
    }

    /** The newest key of this purpose that signs by now. */
    public SigningKey signer(Purpose purpose, Instant now) {
        return keys.stream()
                .filter(key -> key.purpose() == purpose && !key.signsFrom().isAfter(now))
                .max(Comparator.comparing(SigningKey::signsFrom).thenComparing(SigningKey::kid))
                .orElseThrow(() -> new NoSuchElementException("no key signs " + purpose));
    }

    /** The key of this purpose with this name, if it is active. */
    public Optional<SigningKey> verifier(Purpose purpose, String kid) {
        return keys.stream()
                .filter(key -> key.purpose() == purpose && key.kid().equals(kid))
                .findFirst();
    }

    /** The key with this name, whatever it signs. */
    Optional<SigningKey> find(String kid) {
        return keys.stream().filter(key -> key.kid().equals(kid)).findFirst();
    }

    /** Whether even the newest key of this purpose, announced ones among them, began to sign before that. */
    boolean isOverdue(Purpose purpose, Instant limit) {
        return keys.stream()
                .filter(key -> key.purpose() == purpose)
                .allMatch(key -> key.signsFrom().isBefore(limit));
    }

    /** Whether a key of this purpose is active. */
    boolean has(Purpose purpose) {
        return keys.stream().anyMatch(key -> key.purpose() == purpose);
    }

    /** Whether every purpose has a key. */
    boolean complete() {
        return Stream.of(Purpose.values()).allMatch(this::has);
    }
}
