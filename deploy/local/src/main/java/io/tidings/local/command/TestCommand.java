package io.tidings.local.command;

import picocli.CommandLine.Command;

/** {@code test}: named here for the help; the script itself hands it to Maven. */
@Command(name = "test", description = "Runs all tests with all gates; arguments go to Maven.")
final class TestCommand implements Runnable {
    @Override
    public void run() {
        throw new UnsupportedOperationException("./tidings runs the tests without this program");
    }
}
