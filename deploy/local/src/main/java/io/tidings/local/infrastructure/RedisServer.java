package io.tidings.local.infrastructure;

import io.tidings.local.process.PortOwner;
import io.tidings.local.process.Signals;
import io.tidings.local.setting.Port;
import io.tidings.local.setting.Settings;
import io.tidings.testkit.embedded.EmbeddedRedis;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** The embedded Redis, which keeps nothing. */
final class RedisServer implements Server {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Settings settings;
    private final Path folder;

    RedisServer(Settings settings) {
        this.settings = settings;
        this.folder = folder(settings);
    }

    private static Path folder(Settings settings) {
        return settings.home().data().resolve("redis");
    }

    @Override
    public String name() {
        return "redis";
    }

    @Override
    public ProcessHandle start() {
        int port = settings.port(Port.REDIS);
        Optional<ProcessHandle> leftover = leftover(settings);
        if (leftover.isPresent() && EmbeddedRedis.answers(port)) {
            return leftover.get();
        }
        leftover.ifPresent(this::stop);
        EmbeddedRedis server = EmbeddedRedis.start(
                new EmbeddedRedis.Options(port, folder, settings.home().log(name())));
        return ProcessHandle.of(server.pid())
                .orElseThrow(() -> new IllegalStateException("Redis ended right after its start"));
    }

    /** The server of the suite, when it runs; its program stands in the suite's data folder. */
    static Optional<ProcessHandle> leftover(Settings settings) {
        Path folder = folder(settings);
        return EmbeddedRedis.running(folder)
                .filter(process -> PortOwner.commandLine(process).contains(folder.toString()));
    }

    @Override
    public void stop(ProcessHandle process) {
        Signals.end(process, PATIENCE);
    }
}
