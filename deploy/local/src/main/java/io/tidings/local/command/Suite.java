package io.tidings.local.command;

import io.tidings.local.credential.Keys;
import io.tidings.local.part.PartEnvironment;
import io.tidings.local.part.PartLaunch;
import io.tidings.local.setting.Settings;
import io.tidings.local.suite.Processes;
import io.tidings.local.suite.SuiteLock;
import java.nio.file.Path;

/** The suite that the environment points at, for the commands. */
record Suite(Settings settings) {
    static Suite ofEnvironment() {
        Path root = Path.of(System.getProperty("tidings.root", "."))
                .toAbsolutePath()
                .normalize();
        return new Suite(Settings.of(System.getenv(), root));
    }

    Keys keys() {
        return Keys.of(settings.home());
    }

    Processes processes() {
        return new Processes(settings, new PartLaunch(settings, new PartEnvironment(settings, this::keys)));
    }

    SuiteLock lock() {
        return SuiteLock.take(
                settings.home(), () -> System.err.println("Waiting for another ./tidings that changes this suite."));
    }
}
