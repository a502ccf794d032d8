package io.tidings.auth.code;

import io.smallrye.mutiny.Uni;
import io.tidings.auth.form.Form;
import io.tidings.auth.notice.Notices;
import io.tidings.platform.store.Tx;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Sends codes, and tells the right ones. */
@ApplicationScoped
public class OneTimeCodes {
    private static final Pattern FORM = Pattern.compile("[0-9]{6,8}");
    private static final int LONGEST = 64;

    private final CodeStore store;
    private final Notices notices;
    private final CodeConfig config;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    OneTimeCodes(CodeStore store, Notices notices, CodeConfig config, InstantSource clock) {
        this.store = store;
        this.notices = notices;
        this.config = config;
        this.clock = clock;
    }

    /** Reads field {@code code}, which has to be there. */
    public static String read(Form form) {
        String code = form.text("code", LONGEST).strip();
        form.require("code", FORM.matcher(code).matches(), "The code must be 6 to 8 digits.");
        return code;
    }

    /**
     * Sends the person a new code when the transaction commits, which must be the worker's. Sends nothing when they were
     * sent enough of them lately: then the last one is good for as long as it was. Fails with {@code Unavailable} while
     * there is no number to send from.
     *
     * @param phone digits without {@code +}
     */
    public Uni<Void> send(Tx tx, UUID user, Purpose purpose, String phone) {
        String code = code(purpose.digits());
        Instant expires = clock.instant().plus(config.life());
        return store.issue(tx, user, purpose, phone, code, expires)
                .chain(issued -> issued
                        ? notices.code(tx, phone, code, expires)
                        : Uni.createFrom().voidItem());
    }

    /** Fails with {@code Unavailable} while no code can be sent to anybody; asked before any account is looked for. */
    public Uni<Void> ready(Tx tx) {
        return notices.ready(tx);
    }

    /** Whether {@link #take} would take the code, which is good still; a wrong try is counted as there. */
    public Uni<Boolean> isRight(Tx tx, UUID user, Purpose purpose, String code) {
        return store.lock(tx, user, purpose)
                .chain(sent -> sent.map(known -> isSame(code, known.code())
                                ? Uni.createFrom().item(true)
                                : store.wrong(tx, user, purpose).replaceWith(false))
                        .orElseGet(() -> Uni.createFrom().item(false)));
    }

    /**
     * The phone that the code shows somebody to have, and from now on the code shows nothing any more. Empty for a code
     * that is wrong, too old, or was tried too often; such a try is counted in the transaction, which has to be committed.
     */
    public Uni<Optional<String>> take(Tx tx, UUID user, Purpose purpose, String code) {
        return store.lock(tx, user, purpose)
                .chain(sent -> sent.map(known -> take(tx, user, purpose, code, known))
                        .orElseGet(() -> Uni.createFrom().item(Optional.empty())));
    }

    private Uni<Optional<String>> take(Tx tx, UUID user, Purpose purpose, String code, CodeStore.Sent sent) {
        return isSame(code, sent.code())
                ? store.spend(tx, user, purpose).replaceWith(Optional.of(sent.phone()))
                : store.wrong(tx, user, purpose).replaceWith(Optional.empty());
    }

    private String code(int digits) {
        return random.ints(digits, 0, 10).mapToObj(Integer::toString).collect(Collectors.joining());
    }

    private static boolean isSame(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
