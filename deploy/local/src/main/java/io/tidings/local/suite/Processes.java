package io.tidings.local.suite;

import io.tidings.local.part.Part;
import io.tidings.local.part.PartLaunch;
import io.tidings.local.process.DetachedStart;
import io.tidings.local.process.PidFiles;
import io.tidings.local.process.PortOwner;
import io.tidings.local.process.ProcessIdentity;
import io.tidings.local.process.Signals;
import io.tidings.local.setting.Settings;
import java.time.Duration;
import java.util.Optional;

/** The processes of one suite, known by their pid files and by the mark on their command lines. */
public final class Processes {
    private static final Duration PATIENCE = Duration.ofSeconds(35);

    private final Settings settings;
    private final PartLaunch launch;
    private final PidFiles pids;

    /** Knows the processes of the suite. */
    public Processes(Settings settings, PartLaunch launch) {
        this.settings = settings;
        this.launch = launch;
        this.pids = new PidFiles(settings.home().run());
    }

    /** The running process of the part, also one whose pid file was lost. */
    public Optional<ProcessHandle> running(Part part) {
        return pids.running(part.label())
                .flatMap(entry -> entry.identity().alive())
                .or(() -> strayed(part));
    }

    /** Whether the running process was started from what is built and set now. */
    public boolean isCurrent(Part part) {
        return pids.running(part.label())
                .filter(entry -> entry.fingerprint().equals(launch.fingerprint(part)))
                .isPresent();
    }

    /** Who else holds the part's port. */
    public Optional<PortOwner> stranger(Part part) {
        return PortOwner.of(settings.port(part.port())).filter(owner -> !isOurs(part, owner));
    }

    private Optional<ProcessHandle> strayed(Part part) {
        return PortOwner.of(settings.port(part.port()))
                .filter(owner -> isOurs(part, owner))
                .flatMap(owner -> ProcessHandle.of(owner.pid()));
    }

    private boolean isOurs(Part part, PortOwner owner) {
        return (owner.command() + " ").contains(launch.marker(part) + " ");
    }

    /** Starts the part. */
    public ProcessHandle start(Part part) {
        ProcessHandle process = DetachedStart.start(launch.order(part));
        pids.write(part.label(), new PidFiles.Entry(ProcessIdentity.of(process), launch.fingerprint(part)));
        return process;
    }

    /** Ends the part in an orderly way, or by force when it takes too long. */
    public void end(Part part) {
        running(part).ifPresent(process -> Signals.end(process, PATIENCE));
        pids.remove(part.label());
    }
}
