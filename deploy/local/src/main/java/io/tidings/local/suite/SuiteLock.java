package io.tidings.local.suite;

import io.tidings.local.setting.Home;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** One command at a time changes a suite; a second one waits. */
public final class SuiteLock implements AutoCloseable {
    private final FileChannel file;

    private SuiteLock(FileChannel file) {
        this.file = file;
    }

    /** Takes the lock; tells the runnable when it has to wait for it. */
    public static SuiteLock take(Home home, Runnable waiting) {
        try {
            FileChannel file = FileChannel.open(
                    home.run().resolve("suite.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            @Nullable FileLock lock = file.tryLock();
            if (lock == null) {
                waiting.run();
                file.lock();
            }
            return new SuiteLock(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
