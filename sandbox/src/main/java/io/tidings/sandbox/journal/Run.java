package io.tidings.sandbox.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Everything between two resets: log, index, correlation ids and figures. A process that starts goes on with the run
 * that it finds. One thread appends at a time.
 */
final class Run {
    private static final String PREFIX = "messages-";
    private static final String LOG = ".ndjson";
    private static final String INDEX = ".index";
    private static final long NANOS_PER_MILLI = 1_000_000;

    private final int number;
    private final MessageLog log;
    private final MessageIndex index;
    private final CorrelationIds correlations;
    private final Map<Long, SenderStats> senders = new TreeMap<>();
    private final Map<Integer, Long> rejected = new TreeMap<>();
    private long duplicates;

    private Run(Path folder, int number) throws IOException {
        this.number = number;
        String name = PREFIX + HexFormat.of().toHexDigits(number);
        log = new MessageLog(folder.resolve(name + LOG));
        index = new MessageIndex(folder.resolve(name + INDEX));
        correlations = new CorrelationIds(index);
    }

    /** The run in the folder, or a new one if there is none. */
    static Run resume(Path folder) throws IOException {
        List<String> found = names(folder, LOG);
        if (found.size() != 1) {
            return fresh(folder);
        }
        String hex =
                found.getFirst().substring(PREFIX.length(), found.getFirst().length() - LOG.length());
        Run run = new Run(folder, HexFormat.fromHexDigits(hex));
        run.recover();
        return run;
    }

    /** A new run; the files of older ones are deleted. */
    static Run fresh(Path folder) throws IOException {
        for (String name : names(folder, "")) {
            Files.deleteIfExists(folder.resolve(name));
        }
        return new Run(folder, new SecureRandom().nextInt());
    }

    private static List<String> names(Path folder, String suffix) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith(PREFIX) && name.endsWith(suffix))
                    .toList();
        }
    }

    private void recover() throws IOException {
        log.truncate(index.recover(log.size()));
        for (long seq = 1; seq <= index.count(); seq++) {
            Row row = index.row(seq);
            count(seq, row, row.atMillis() * NANOS_PER_MILLI);
        }
    }

    long append(NewMessage message, long nanos, long atMillis) throws IOException {
        long seq = index.count() + 1;
        byte[] line = MessageLine.of(message, seq, messageId(message.to(), seq), atMillis);
        Correlation correlation = Correlation.of(message.correlationId());
        long offset = log.append(line);
        Row row = new Row(offset, line.length, message.from(), message.to(), correlation, message.category(), atMillis);
        index.append(row);
        count(seq, row, nanos);
        return seq;
    }

    private void count(long seq, Row row, long nanos) {
        senders.computeIfAbsent(row.from(), from -> new SenderStats()).add(nanos, row.atMillis());
        if (row.correlation().form() != Correlation.Form.NONE && !correlations.add(seq)) {
            duplicates++;
        }
    }

    void reject(int code) {
        rejected.merge(code, 1L, Long::sum);
    }

    Stats stats() {
        Map<String, Stats.Sender> perSender = senders.entrySet().stream()
                .collect(Collectors.toMap(
                        entry -> Long.toString(entry.getKey()),
                        entry -> entry.getValue().view(),
                        (a, b) -> a,
                        TreeMap::new));
        return new Stats(index.count(), correlations.size(), duplicates, new TreeMap<>(rejected), perSender);
    }

    int number() {
        return number;
    }

    MessageIndex index() {
        return index;
    }

    MessageLog log() {
        return log;
    }

    byte[] line(long seq) throws IOException {
        Row row = index.row(seq);
        return MessageLine.withReceipts(log.read(row.offset(), row.length()), index.receipts(seq));
    }

    String messageId(long to, long seq) {
        return Wamid.outgoing(to, number, seq);
    }

    void close() throws IOException {
        log.close();
        index.close();
    }
}
