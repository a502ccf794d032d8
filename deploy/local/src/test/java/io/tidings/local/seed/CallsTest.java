package io.tidings.local.seed;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.local.credential.Keys;
import io.tidings.local.credential.Keys.Token;
import io.tidings.local.part.Part;
import io.tidings.local.setting.Settings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CallsTest {
    @TempDir
    Path home;

    private Keys keys;
    private List<Call> calls;

    @BeforeEach
    void read() {
        Settings settings = Settings.of(
                Map.of("TIDINGS_HOME", home.toString(), "TIDINGS_PORT_OFFSET", "1000"), Path.of("/checkout"));
        keys = Keys.of(settings.home());
        calls = Calls.read(Calls.text(settings, keys));
    }

    @Test
    void fillsEveryPlace() {
        assertThat(calls)
                .isNotEmpty()
                .allSatisfy(call -> assertThat(call.body().toString()).doesNotContain("${"));
        assertThat(bodyOf("/internal/api-tokens/018f0000-0000-7000-8000-000000000031"))
                .contains(keys.token(Token.DEMO_API));
        assertThat(bodyOf("/sandbox/accounts/200000000000001"))
                .contains("http://localhost:9080/webhooks/meta/018f0000-0000-7000-8000-000000000011");
    }

    @Test
    void callsKnownPartsEachPathOnce() {
        assertThat(calls).extracting(Call::path).doesNotHaveDuplicates();
        assertThat(calls)
                .extracting(Call::to)
                .allSatisfy(label -> assertThat(Part.labels()).contains(label));
    }

    @Test
    void hasEightNumbersInTheDemoWorkspace() {
        assertThat(calls)
                .filteredOn(call -> call.path().startsWith("/internal/devices/"))
                .filteredOn(call -> call.body().path("phone").asText().matches("21355500000[1-8]"))
                .hasSize(8)
                .allSatisfy(call ->
                        assertThat(call.body().path("rate_per_second").asInt()).isEqualTo(80));
    }

    private String bodyOf(String path) {
        return calls.stream()
                .filter(call -> call.path().equals(path))
                .findFirst()
                .orElseThrow()
                .body()
                .toString();
    }
}
