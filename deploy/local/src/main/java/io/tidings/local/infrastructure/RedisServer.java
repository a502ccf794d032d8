package io.tidings.local.infrastructure;

import io.tidings.local.process.PidFiles;
import io.tidings.local.process.ProcessIdentity;
import io.tidings.local.process.Signals;
import io.tidings.local.setting.Port;
import io.tidings.local.setting.Settings;
import io.tidings.testkit.embedded.EmbeddedRedis;
import java.time.Duration;
import java.util.Optional;

/** The embedded Redis, which keeps nothing. */
final class RedisServer implements Server {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Settings settings;
    private final PidFiles pids;

    RedisServer(Settings settings) {
        this.settings = settings;
        this.pids = new PidFiles(settings.home().run());
    }

    @Override
    public String name() {
        return "redis";
    }

    @Override
    public ProcessHandle start() {
        int port = settings.port(Port.REDIS);
        Optional<ProcessHandle> leftover =
                pids.running(name()).flatMap(entry -> entry.identity().alive());
        if (leftover.isPresent() && EmbeddedRedis.answers(port)) {
            return leftover.get();
        }
        leftover.ifPresent(this::stop);
        EmbeddedRedis server = EmbeddedRedis.start(new EmbeddedRedis.Options(
                port, settings.home().data().resolve(name()), settings.home().log(name())));
        ProcessHandle process = ProcessHandle.of(server.pid())
                .orElseThrow(() -> new IllegalStateException("Redis ended right after its start"));
        pids.write(name(), new PidFiles.Entry(ProcessIdentity.of(process), "-"));
        return process;
    }

    @Override
    public void stop(ProcessHandle process) {
        Signals.end(process, PATIENCE);
    }
}
