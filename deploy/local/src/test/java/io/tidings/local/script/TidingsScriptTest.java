package io.tidings.local.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script in a checkout of two modules, with stand-ins for the JDK and Maven that note how they are called. */
class TidingsScriptTest {
    private static final Instant LONG_AGO = Instant.parse("2026-01-01T00:00:00Z");
    private static final String MAVEN = """
            case $1 in
              --version) echo "Apache Maven $MAVEN_IS (test)" ;;
              *:unpack | -q) mkdir -p apache-maven-3.9.16/bin; cp "$0" apache-maven-3.9.16/bin/mvn; echo "unpack" >>"$CALLS" ;;
              *) echo "mvn $*" >>"$CALLS" ;;
            esac
            """;

    @TempDir
    Path checkout;

    private Path tools;
    private Path calls;

    @BeforeEach
    void layOut() throws IOException {
        Files.copy(Path.of("../../tidings"), checkout.resolve("tidings"));
        source("pom.xml");
        for (String module : new String[] {"gateway", "deploy/local"}) {
            source(module + "/pom.xml");
            source(module + "/src/main/java/Some.java");
        }
        tools = Files.createDirectories(checkout.resolve("tools/bin"));
        calls = checkout.resolve("tools/calls");
        program("mvn", MAVEN);
        jdk("jdk-25", "25.0.3");
    }

    @Test
    void buildsOnceAndThenOnlyWhatChanged() throws IOException {
        run("up", Map.of());
        assertThat(calls()).startsWith("mvn -B -ntp -Dquick").contains("-pl gateway,deploy/local -am package");

        Files.delete(calls);
        run("up", Map.of());
        assertThat(calls()).as("without a change").doesNotContain("mvn").contains("java");

        Files.writeString(checkout.resolve("gateway/src/main/java/Some.java"), "changed");
        run("up", Map.of());
        assertThat(calls()).contains("-pl gateway -am package");
    }

    @Test
    void noticesAFileThatWasRemoved() throws IOException {
        run("up", Map.of());
        Files.delete(calls);

        Files.delete(checkout.resolve("gateway/src/main/java/Some.java"));
        run("up", Map.of());

        assertThat(calls()).contains("-pl gateway -am package");
    }

    @Test
    void leavesTheBuildToItsCallerWhenTold() throws IOException {
        run("up", Map.of("TIDINGS_NO_BUILD", "1"));

        assertThat(calls()).doesNotContain("mvn");
    }

    @Test
    void fetchesANewerMavenThroughAnOldOneOnce() throws IOException {
        Result first = run("up", Map.of("MAVEN_IS", "3.8.7"));
        assertThat(first.output()).contains("older than 3.9");
        assertThat(calls()).contains("unpack").contains("package");
        assertThat(checkout.resolve(".tidings/tools/apache-maven-3.9.16/bin/mvn"))
                .isExecutable();

        Files.writeString(checkout.resolve("pom.xml"), "changed");
        assertThat(run("up", Map.of("MAVEN_IS", "3.8.7")).output()).doesNotContain("older than 3.9");
    }

    @Test
    void saysInOneLineWhichJdkIsMissing() throws IOException {
        Files.delete(checkout.resolve("tools/jdk-25/release"));
        jdk("jdk-21", "21.0.1");

        Result result = run("up", Map.of());

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.output().strip())
                .hasLineCount(1)
                .contains("no JDK 25")
                .contains("JAVA_HOME");
    }

    @Test
    void findsANewerJdkAmongOlderOnes() throws IOException {
        Files.delete(checkout.resolve("tools/jdk-25/release"));
        jdk("jdk-21", "21.0.1");
        jdk("jdk-26", "26-ea");

        assertThat(run("status", Map.of()).code()).isZero();
        assertThat(calls()).contains("java jdk-26");
    }

    private record Result(int code, String output) {}

    private Result run(String command, Map<String, String> environment) throws IOException {
        ProcessBuilder builder = new ProcessBuilder("bash", "tidings", command)
                .directory(checkout.toFile())
                .redirectErrorStream(true);
        builder.environment().remove("JAVA_HOME");
        builder.environment().remove("TIDINGS_NO_BUILD");
        builder.environment().put("PATH", tools + ":/usr/bin:/bin");
        builder.environment().put("CALLS", calls.toString());
        builder.environment().put("MAVEN_IS", "3.9.11");
        builder.environment().put("TIDINGS_JDK_FOLDERS", folders());
        builder.environment().putAll(environment);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Result(process.onExit().join().exitValue(), output);
    }

    private String folders() {
        return checkout.resolve("tools/jdk-21") + " " + checkout.resolve("tools/jdk-25") + " "
                + checkout.resolve("tools/jdk-26");
    }

    private String calls() throws IOException {
        return Files.exists(calls) ? Files.readString(calls) : "";
    }

    private void source(String name) throws IOException {
        Path file = checkout.resolve(name);
        Files.createDirectories(file.resolve("..").normalize());
        Files.writeString(file, "source");
        Path folder = Path.of(name);
        for (int depth = folder.getNameCount(); depth > 0; depth--) {
            Files.setLastModifiedTime(checkout.resolve(folder.subpath(0, depth)), FileTime.from(LONG_AGO));
        }
    }

    private void jdk(String name, String version) throws IOException {
        Path home = checkout.resolve("tools").resolve(name);
        Path bin = Files.createDirectories(home.resolve("bin"));
        Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
        script(bin.resolve("javac"), "");
        script(bin.resolve("java"), "echo java " + name + " >>\"$CALLS\"\n");
    }

    private void program(String name, String text) throws IOException {
        script(tools.resolve(name), text);
    }

    private static void script(Path file, String text) throws IOException {
        Files.writeString(file, "#!/bin/bash\n" + text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
