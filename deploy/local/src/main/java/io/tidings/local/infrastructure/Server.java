package io.tidings.local.infrastructure;

/** A server process that the launcher keeps alive. */
interface Server {
    /** Its name in logs and in the health answer. */
    String name();

    /** Adopts the process that an earlier launcher left, or starts one; returns when it answers. */
    ProcessHandle start();

    /** Ends the process in its orderly way. */
    void stop(ProcessHandle process);
}
