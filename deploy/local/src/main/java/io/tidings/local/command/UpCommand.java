package io.tidings.local.command;

import io.tidings.local.part.Part;
import io.tidings.local.seed.DemoEnv;
import io.tidings.local.seed.Seeder;
import io.tidings.local.seed.Welcome;
import io.tidings.local.setting.LocalFault;
import io.tidings.local.setting.Settings;
import io.tidings.local.suite.LiveProgress;
import io.tidings.local.suite.PlainProgress;
import io.tidings.local.suite.Progress;
import io.tidings.local.suite.Shutdown;
import io.tidings.local.suite.Startup;
import io.tidings.testkit.embedded.Directories;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code up}: from whatever runs now to a healthy suite with its demo data. */
@Command(
        name = "up",
        mixinStandardHelpOptions = true,
        description = "Starts what isn't running, seeds the demo data, returns when all is healthy.")
final class UpCommand implements Callable<Integer> {
    @Option(names = "--fresh", description = "Ends the suite, empties its data, and starts anew.")
    private boolean fresh;

    @Option(names = "--with", hidden = true, description = "Starts a part that isn't started by itself: sender2.")
    private List<String> additional = new ArrayList<>();

    @Option(names = "--only", hidden = true, split = ",", description = "Starts these parts only, without demo data.")
    private List<String> only = new ArrayList<>();

    @Override
    public Integer call() {
        Suite suite = Suite.ofEnvironment();
        try (var lock = suite.lock()) {
            if (fresh) {
                empty(suite);
            }
            bringUp(suite);
        }
        return 0;
    }

    private static void empty(Suite suite) {
        Settings settings = suite.settings();
        if (settings.postgres().isPresent() || settings.kafka().isPresent()) {
            throw new LocalFault("--fresh empties embedded parts only; empty your own PostgreSQL and Kafka yourself.");
        }
        new Shutdown(settings, suite.processes()).end();
        Directories.delete(settings.home().data());
    }

    private void bringUp(Suite suite) {
        Startup startup;
        List<Part> begun;
        try (Progress progress = Terminal.isLive() ? new LiveProgress(System.out) : new PlainProgress(System.out)) {
            startup = new Startup(suite.settings(), suite.processes(), progress);
            begun = startup.bringUp(parts());
        }
        if (only.isEmpty()) {
            new Seeder(suite.settings(), suite.keys(), ClockWiring.clock()).seed();
            new DemoEnv(suite.settings(), suite.keys()).write();
            Welcome welcome = new Welcome(suite.settings(), suite.keys());
            System.out.print(begun.isEmpty() ? welcome.again() : welcome.text());
        }
        startup.keep();
        if (begun.isEmpty()) {
            System.out.println("Everything was up already.");
        }
    }

    private List<Part> parts() {
        List<Part> parts = new ArrayList<>(List.of(Part.INFRASTRUCTURE));
        if (only.isEmpty()) {
            parts.addAll(Part.services());
        }
        only.stream().map(Part::named).filter(part -> !parts.contains(part)).forEach(parts::add);
        additional.stream()
                .map(Part::named)
                .filter(part -> !parts.contains(part))
                .forEach(parts::add);
        return parts;
    }
}
