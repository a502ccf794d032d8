package io.tidings.local.part;

import io.tidings.local.process.DetachedStart;
import io.tidings.local.setting.LocalFault;
import io.tidings.local.setting.Settings;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** How each part is started: its command line, its environment, its log. */
public final class PartLaunch {
    private static final int FINGERPRINT_LENGTH = 16;

    private final Settings settings;
    private final PartEnvironment environment;

    /** Launches parts of one suite. */
    public PartLaunch(Settings settings, PartEnvironment environment) {
        this.settings = settings;
        this.environment = environment;
    }

    /** What starts the part. */
    public DetachedStart.Order order(Part part) {
        return new DetachedStart.Order(
                command(part),
                environment.of(part),
                settings.home().path(),
                settings.home().log(part.label()));
    }

    /** Changes when the part should be restarted: when it was rebuilt or is told something else. */
    public String fingerprint(Part part) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(String.join("\n", command(part)).getBytes(StandardCharsets.UTF_8));
            digest.update(environment.of(part).toString().getBytes(StandardCharsets.UTF_8));
            digest.update(settings.toString().getBytes(StandardCharsets.UTF_8));
            digest.update(Files.getLastModifiedTime(program(part)).toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest()).substring(0, FINGERPRINT_LENGTH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Marks the processes of this suite on their command lines, so that leftovers are known again. */
    public String marker(Part part) {
        return "-Dtidings.part=" + part.label() + "@" + settings.home().path();
    }

    private List<String> command(Part part) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xmx" + part.heapMegabytes() + "m");
        command.add("-XX:+UseSerialGC");
        command.add("-XX:+ExitOnOutOfMemoryError");
        command.add(marker(part));
        if (part == Part.INFRASTRUCTURE) {
            command.add("-Dtidings.root=" + settings.root());
            command.add("-cp");
            command.add(program(part) + File.pathSeparator + folder(part).resolve("target/lib/*"));
            command.add("io.tidings.local.infrastructure.Infrastructure");
        } else {
            command.add("-jar");
            command.add(program(part).toString());
        }
        return command;
    }

    private Path program(Part part) {
        Path program = folder(part)
                .resolve(
                        part == Part.INFRASTRUCTURE
                                ? "target/tidings-local-0.1.0-SNAPSHOT.jar"
                                : "target/quarkus-app/quarkus-run.jar");
        if (!Files.isRegularFile(program)) {
            throw new LocalFault(part.label() + " is not built: " + program + " is missing");
        }
        return program;
    }

    private Path folder(Part part) {
        return settings.root().resolve(part.module());
    }
}
