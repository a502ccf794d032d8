package io.tidings.sandbox.journal;

import io.tidings.sandbox.storage.DataFolder;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The messages that the network accepted, and the figures about them. Safe for several threads. */
@Singleton
public final class Journal {
    private final DataFolder folder;
    private volatile Run run;

    Journal(DataFolder folder) {
        this.folder = folder;
        try {
            run = Run.resume(folder.path());
        } catch (IOException e) {
            throw new UncheckedIOException("The received messages can't be read", e);
        }
    }

    /**
     * Adds a message; its number.
     *
     * @param nanos when it was accepted, by the ticker
     * @param atMillis when it was accepted, by the wall clock
     */
    public synchronized long append(NewMessage message, long nanos, long atMillis) {
        try {
            return run.append(message, nanos, atMillis);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Counts a refusal. */
    public synchronized void reject(int code) {
        run.reject(code);
    }

    /** Counts a receipt of a message that was taken; one thread at a time. */
    public void receiptGiven(long seq) {
        run.index().receiptGiven(seq);
    }

    /** The figures since the last reset. */
    public synchronized Stats stats() {
        return run.stats();
    }

    /** The number of this run; with a message's own number it makes ids that never come again. */
    public int run() {
        return run.number();
    }

    /** How many messages there are. */
    public long count() {
        return run.index().count();
    }

    /** The index entry of a message. */
    public Row row(long seq) {
        return run.index().row(seq);
    }

    /** The provider's id of a message. */
    public String messageId(long to, long seq) {
        return run.messageId(to, seq);
    }

    /** The caller's own id of a message, null if it has none; reads a file when that is no UUID. */
    public @Nullable String correlationId(Row row) {
        return switch (row.correlation().form()) {
            case NONE -> null;
            case UUID -> row.correlation().uuid();
            case TEXT -> textCorrelation(row);
        };
    }

    private String textCorrelation(Row row) {
        try {
            return MessageLine.correlationId(run.log().read(row.offset(), row.length()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Searches; reads files, so not on an event loop. */
    public Found find(Query query) throws IOException {
        Run searched = run;
        return query.matchesAll() ? slice(searched, query) : scan(searched, query);
    }

    private static Found slice(Run run, Query query) throws IOException {
        long count = run.index().count();
        long last = Math.min(count, query.after() + query.limit());
        List<byte[]> lines = new ArrayList<>();
        for (long seq = query.after() + 1; seq <= last; seq++) {
            lines.add(run.line(seq));
        }
        return new Found(count, lines);
    }

    private static Found scan(Run run, Query query) throws IOException {
        long count = run.index().count();
        long total = 0;
        List<byte[]> lines = new ArrayList<>();
        for (long seq = 1; seq <= count; seq++) {
            if (query.matches(run.index(), seq)) {
                total++;
                if (seq > query.after() && lines.size() < query.limit()) {
                    lines.add(run.line(seq));
                }
            }
        }
        return new Found(total, lines);
    }

    /** The newest message from a number to a recipient; 0 if there is none. */
    public long newest(long from, long to) {
        MessageIndex index = run.index();
        Query pair = new Query(from, to, 0, 1);
        long seq = index.count();
        while (seq > 0 && !pair.matches(index, seq)) {
            seq--;
        }
        return seq;
    }

    /** Hands what was collected to the operating system. */
    public void flush() {
        try {
            run.log().flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Forgets everything. */
    public synchronized void reset() {
        try {
            Run old = run;
            run = Run.fresh(folder.path());
            old.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @PreDestroy
    void close() throws IOException {
        run.close();
    }
}
