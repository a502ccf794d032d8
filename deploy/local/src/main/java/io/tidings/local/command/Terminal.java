package io.tidings.local.command;

import java.io.Console;

/** Whether somebody watches. */
final class Terminal {
    private Terminal() {}

    static boolean isLive() {
        Console console = System.console();
        return console != null && console.isTerminal();
    }
}
