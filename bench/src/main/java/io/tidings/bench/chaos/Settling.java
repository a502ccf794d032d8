package io.tidings.bench.chaos;

import io.tidings.bench.chaos.Evidence.Stop;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** Waits until every promise is kept, twice in a row, or the time for it is over. */
record Settling(Parts parts, Books books, List<Posted> posted, List<Stop> stops, Progress progress) {

    private static final Duration LOOK = Duration.ofSeconds(3);

    /**
     * How it ended.
     *
     * @param after how long it took
     */
    record End(Map<String, Finding> findings, Duration after) {
        boolean isKept() {
            return !findings.isEmpty() && findings.values().stream().allMatch(Finding::isKept);
        }

        /** Whether only promises are broken that no waiting mends. */
        boolean isLost() {
            List<String> broken = findings.entrySet().stream()
                    .filter(finding -> !finding.getValue().isKept())
                    .map(Map.Entry::getKey)
                    .toList();
            return !broken.isEmpty() && Checks.FINAL.containsAll(broken);
        }
    }

    End await(Duration patience) {
        long start = System.nanoTime();
        End last = new End(Map.of(), Duration.ZERO);
        boolean settled = false;
        while (System.nanoTime() - start < patience.toNanos()) {
            End now = look(start);
            if ((settled && now.isKept()) || now.isLost()) {
                return now;
            }
            settled = now.isKept();
            last = now;
            LockSupport.parkNanos(LOOK.toNanos());
        }
        return last;
    }

    private End look(long start) {
        try {
            List<String> unwell = parts.unwell();
            Map<String, Finding> findings = Checks.of(books.read(posted, stops));
            progress.say("open: " + open(findings) + (unwell.isEmpty() ? "" : ", not healthy: " + unwell));
            Duration after = Duration.ofNanos(System.nanoTime() - start);
            return unwell.isEmpty() ? new End(findings, after) : new End(Map.of(), after);
        } catch (IllegalStateException | UncheckedIOException e) {
            progress.say("not readable yet: " + e.getMessage());
            return new End(Map.of(), Duration.ofNanos(System.nanoTime() - start));
        }
    }

    private static String open(Map<String, Finding> findings) {
        StringBuilder open = new StringBuilder();
        findings.forEach((name, finding) -> open.append(
                finding.isKept() ? "" : " " + name + " " + finding.offenders().size()));
        return open.isEmpty() ? "nothing" : open.toString().strip();
    }
}
