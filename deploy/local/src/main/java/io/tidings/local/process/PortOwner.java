package io.tidings.local.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The process that listens on a port.
 *
 * @param pid process id
 * @param command its command line
 */
public record PortOwner(long pid, String command) {
    private static final Pattern SPACES = Pattern.compile("\\s+");
    private static final String LISTENING = "0A";
    private static final int LOCAL_ADDRESS = 1;
    private static final int STATE = 3;
    private static final int INODE = 9;

    /** Whether a server could not listen on the loopback port. */
    public static boolean isTaken(int port) {
        try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return !probe.isBound();
        } catch (IOException e) {
            return true;
        }
    }

    /** The listener, when the system tells; it doesn't for other users' processes, nor outside Linux. */
    public static Optional<PortOwner> of(int port) {
        return Stream.of("/proc/net/tcp", "/proc/net/tcp6")
                .map(Path::of)
                .flatMap(table -> inode(table, port).stream())
                .flatMap(inode -> holder(inode).stream())
                .findFirst();
    }

    private static Optional<String> inode(Path table, int port) {
        String suffix = ":%04X".formatted(port);
        try (Stream<String> rows = Files.lines(table)) {
            return rows.map(row -> SPACES.split(row.strip()))
                    .filter(columns -> columns.length > INODE)
                    .filter(columns -> columns[LOCAL_ADDRESS].endsWith(suffix) && columns[STATE].equals(LISTENING))
                    .map(columns -> columns[INODE])
                    .findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Optional<PortOwner> holder(String inode) {
        String target = "socket:[" + inode + "]";
        return ProcessHandle.allProcesses()
                .filter(process -> holds(process.pid(), target))
                .map(process -> new PortOwner(process.pid(), commandLine(process)))
                .findFirst();
    }

    private static boolean holds(long pid, String target) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(Path.of("/proc", Long.toString(pid), "fd"))) {
            for (Path file : files) {
                if (Files.isSymbolicLink(file)
                        && Files.readSymbolicLink(file).toString().equals(target)) {
                    return true;
                }
            }
        } catch (IOException e) {
            return false; // ended meanwhile, or another user's
        }
        return false;
    }

    /** The command line of a process, or its program when the system hides the rest. */
    public static String commandLine(ProcessHandle process) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(process.pid()), "cmdline"))
                    .replace('\0', ' ')
                    .strip();
        } catch (IOException e) {
            return process.info()
                    .commandLine()
                    .or(() -> process.info().command())
                    .orElse("unknown command");
        }
    }
}
