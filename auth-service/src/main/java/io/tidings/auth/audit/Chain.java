package io.tidings.auth.audit;

import io.tidings.auth.time.Times;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * Follows the entries of a workspace and tells where their chain breaks. The hash of an entry is the SHA-256 of the netstrings
 * (length in bytes, a colon, the text, a comma) of the hash before it and its fields, in the order of {@link AuditEntry};
 * what is empty is an empty one, and 64 zeros are before the first. The database computes it when an entry is written.
 */
public final class Chain {
    private final Link head;
    private final Optional<Link> known;
    private Link reached = Link.START;
    private Optional<Break> broken = Optional.empty();

    /**
     * @param head where the chain is said to end
     * @param known a link that somebody has noted before
     */
    Chain(Link head, Optional<Link> known) {
        this.head = head;
        this.known = known;
    }

    /** Goes on with the next entries. */
    void follow(List<AuditEntry> entries) {
        entries.stream().filter(entry -> entry.seq() <= head.seq()).forEach(this::follow);
    }

    /** What was found, once all entries were followed. */
    Verification end() {
        if (broken.isEmpty() && !reached.equals(head)) {
            fail(reached.seq() + 1, "Entries are missing at the end.");
        }
        known.filter(link -> link.seq() > head.seq())
                .ifPresent(link -> fail(head.seq() + 1, "The chain is shorter than it was."));
        return new Verification(broken.isEmpty(), head.seq(), head, broken);
    }

    private void follow(AuditEntry entry) {
        if (broken.isPresent()) {
            return;
        }
        if (entry.seq() != reached.seq() + 1) {
            fail(reached.seq() + 1, "The entry is missing.");
        } else if (!hash(reached.hash(), entry).equals(entry.hash())) {
            fail(entry.seq(), "The entry is not as it was written.");
        } else if (known.filter(
                        link -> link.seq() == entry.seq() && !link.hash().equals(entry.hash()))
                .isPresent()) {
            fail(entry.seq(), "The chain was written anew up to this entry.");
        }
        reached = new Link(entry.seq(), entry.hash());
    }

    private void fail(long seq, String reason) {
        if (broken.isEmpty()) {
            broken = Optional.of(new Break(seq, reason));
        }
    }

    static String hash(String previous, AuditEntry entry) {
        StringBuilder text = new StringBuilder();
        List.of(
                        previous,
                        Long.toString(entry.seq()),
                        Times.written(entry.createdAt()),
                        entry.actor().toString(),
                        entry.action(),
                        entry.target(),
                        entry.before().orElse(""),
                        entry.after().orElse(""),
                        entry.requestId())
                .forEach(field -> text.append(field.getBytes(StandardCharsets.UTF_8).length)
                        .append(':')
                        .append(field)
                        .append(','));
        return DigestUtils.sha256Hex(text.toString());
    }

    /**
     * Where a chain breaks.
     *
     * @param seq of the first entry that is not as it should be
     * @param reason a sentence
     */
    public record Break(long seq, String reason) {}
}
