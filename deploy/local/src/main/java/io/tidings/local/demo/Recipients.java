package io.tidings.local.demo;

import io.tidings.local.setting.LocalFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The demo's recipients: a sample file, and made-up ones beyond it. */
final class Recipients {
    private static final int MOST = 900_000;
    private static final long FIRST_MADE_UP = 213_552_000_001L;
    private static final int ENDING = 10_000;
    private static final int FIRST_FIXED = 9900;

    private final Path sample;

    Recipients(Path sample) {
        this.sample = sample;
    }

    /** All of the sample file when no count is given, otherwise exactly as many. */
    List<Recipient> take(int count) {
        List<Recipient> all = new ArrayList<>(read());
        if (count > MOST) {
            throw new LocalFault("at most " + MOST + " recipients");
        }
        long phone = FIRST_MADE_UP;
        while (all.size() < count) {
            if (phone % ENDING < FIRST_FIXED) { // numbers beyond have a fixed behaviour
                all.add(new Recipient(Long.toString(phone), "Client " + (all.size() + 1)));
            }
            phone++;
        }
        return count == 0 ? all : all.subList(0, count);
    }

    private List<Recipient> read() {
        try (Stream<String> lines = Files.lines(sample)) {
            return lines.skip(1)
                    .map(line -> line.split(",", 2))
                    .map(columns -> new Recipient(columns[0], columns[1]))
                    .toList();
        } catch (IOException e) {
            throw new LocalFault("the sample file " + sample + " can't be read", e);
        }
    }
}
