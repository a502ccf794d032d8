package io.tidings.auth.audit.api;

import static io.restassured.RestAssured.given;
import static io.tidings.auth.audit.api.AuditCalls.PATH;
import static io.tidings.auth.audit.api.AuditCalls.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.smallrye.mutiny.Uni;
import io.tidings.auth.audit.AuditLog;
import io.tidings.auth.testing.OnStack;
import io.tidings.auth.testing.Superuser;
import io.tidings.auth.testing.Tenant;
import io.tidings.platform.audit.Change;
import io.tidings.platform.caller.Caller;
import io.tidings.platform.caller.Caller.Kind;
import io.tidings.platform.store.Transactions;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@OnStack
class AuditTest {
    private static final String ZEROS = "0000000000000000000000000000000000000000000000000000000000000000";

    @Inject
    Transactions transactions;

    @Inject
    AuditLog log;

    private Tenant tenant;

    @BeforeEach
    void open() {
        tenant = Tenant.unwritten();
    }

    @Test
    void listsWhatWasDoneTheNewestFirst() {
        note("door.opened", "door:1", Change.of(Map.of("open", false), Map.of("open", true)));
        note("door.painted", "door:2", Change.made(Map.of("colour", "blå ✓")));

        get("").then()
                .statusCode(200)
                .body("success", equalTo(true))
                .body("data.seq", contains(2, 1))
                .body("data[0].action", equalTo("door.painted"))
                .body("data[0].target", equalTo("door:2"))
                .body("data[0].actor", equalTo(tenant.user.toString()))
                .body("data[0].before", nullValue())
                .body("data[0].after.colour", equalTo("blå ✓"))
                .body("data[0].request_id", equalTo("request-1"))
                .body("data[1].before.open", equalTo(false))
                .body("data[1].after.open", equalTo(true))
                .body("pagination.total", equalTo(2));
        get("?action=door.opened").then().body("data.seq", contains(1)).body("pagination.total", equalTo(1));
        get("?target=door:2").then().body("data.seq", contains(2));
        get("?per_page=1&page=2").then().body("data.seq", contains(1)).body("pagination.total_pages", equalTo(2));
        get("?actor=" + UUID.randomUUID()).then().body("data", equalTo(List.of()));
        get("?actor=somebody").then().statusCode(422).body("errors", hasKey("actor"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/verify", "/export"})
    void isForOwnersAndAdminsOfTheWorkspace(String path) {
        for (String role : List.of("member", "viewer")) {
            read(Tenant.as(role), path).then().statusCode(403).body("code", equalTo("owners_and_admins_only"));
        }
        read(Tenant.as("admin"), path).then().statusCode(200);
        given().get(PATH + path).then().statusCode(401);
        note("door.opened", "door:1", Change.made(Map.of()));
        Tenant other = Tenant.unwritten();
        read(other, "").then().body("data", equalTo(List.of()));
        assertThat(read(other, "/export").asString()).isEmpty();
    }

    /** What concerns no workspace: signing keys, above all. */
    @ParameterizedTest
    @ValueSource(strings = {"", "/verify", "/export"})
    void whatConcernsNoWorkspaceIsForAdministratorsOfThePlatform(String path) {
        note("door.opened", "door:1", Change.made(Map.of()));
        String platform = path + "?scope=platform";

        get(platform)
                .then()
                .statusCode(403)
                .body("message", equalTo("Invalid ability provided."))
                .body("required_abilities", contains("admin"));
        Response shown = read(Tenant.administrator("viewer"), List.of("read", "admin"), platform);

        shown.then().statusCode(200);
        assertThat(shown.asString()).doesNotContain("door.opened").isNotEmpty();
        get(path + "?scope=other").then().statusCode(422).body("errors", hasKey("scope"));
        get(path + "?scope=workspace").then().statusCode(200);
    }

    @Test
    void tellsThatNothingWasChanged() {
        get("/verify").then().body("data.intact", equalTo(true)).body("data.entries", equalTo(0));
        for (int i = 0; i < 3; i++) {
            note("door.opened", "door:" + i, Change.of(Map.of("né", i), Map.of("né", "\u0001\\\"é")));
        }

        get("/verify")
                .then()
                .statusCode(200)
                .body("data.intact", equalTo(true))
                .body("data.entries", equalTo(3))
                .body("data.head.seq", equalTo(3))
                .body("data.broken_at", nullValue())
                .body("message", equalTo("The audit log is intact."));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "UPDATE audit_entry SET target = 'door:9' WHERE seq = 2 | 2 | The entry is not as it was written.",
                "UPDATE audit_entry SET after = '{}' WHERE seq = 2 | 2 | The entry is not as it was written.",
                "UPDATE audit_entry SET created_at = created_at - interval '1 microsecond' WHERE seq = 3 | 3"
                        + " | The entry is not as it was written.",
                "UPDATE audit_entry SET hash = sha256('x') WHERE seq = 1 | 1 | The entry is not as it was written.",
                "DELETE FROM audit_entry WHERE seq = 2 | 2 | The entry is missing.",
                "DELETE FROM audit_entry WHERE seq = 4 | 4 | Entries are missing at the end.",
                "UPDATE audit_head SET seq = 5 WHERE seq = 4 | 5 | Entries are missing at the end."
            })
    void tellsWhatWhoeverHasTheDatabaseChanged(String tampering, int at, String reason) {
        noteFour();

        Superuser.run(tampering + " AND workspace = '" + tenant.workspace + "'");

        get("/verify")
                .then()
                .statusCode(200)
                .body("data.intact", equalTo(false))
                .body("data.broken_at", equalTo(at))
                .body("data.reason", equalTo(reason))
                .body("message", equalTo("The audit log was changed."));
    }

    @Test
    void tellsThatTheChainWasWrittenAnewToWhoeverHasNotedALink() {
        noteFour();
        JsonPath noted = get("/verify").jsonPath();
        String link = "?seq=" + noted.getInt("data.head.seq") + "&hash=" + noted.getString("data.head.hash");
        get("/verify" + link).then().body("data.intact", equalTo(true));
        String mine = " WHERE workspace = '" + tenant.workspace + "'";

        Superuser.run("DELETE FROM audit_entry" + mine + "; DELETE FROM audit_head" + mine);
        for (int i = 0; i < 3; i++) {
            note("door.opened", "door:" + i, Change.made(Map.of()));
        }
        get("/verify").then().body("data.intact", equalTo(true));
        get("/verify" + link)
                .then()
                .body("data.intact", equalTo(false))
                .body("data.reason", equalTo("The chain is shorter than it was."));
        note("door.opened", "door:4", Change.made(Map.of()));
        get("/verify" + link)
                .then()
                .body("data.intact", equalTo(false))
                .body("data.broken_at", equalTo(4))
                .body("data.reason", equalTo("The chain was written anew up to this entry."));
    }

    @ParameterizedTest
    @CsvSource({
        "?seq=1, hash",
        "?hash=00, hash",
        "?seq=x&hash=" + ZEROS + ", seq",
        "?hash=" + ZEROS + ", seq",
        "?seq=0&hash=" + ZEROS + ", seq"
    })
    void wantsAWholeLink(String query, String field) {
        get("/verify" + query).then().statusCode(422).body("errors", hasKey(field));
    }

    @Test
    void staysWholeWhenManyWriteAtOnce() {
        Uni.join()
                .all(IntStream.range(0, 40)
                        .mapToObj(i -> write("door.opened", "door:" + i, Change.made(Map.of("i", i))))
                        .toList())
                .andFailFast()
                .await()
                .indefinitely();

        get("/verify").then().body("data.intact", equalTo(true)).body("data.entries", equalTo(40));
    }

    @Test
    void exportsAllThatItsHashesAreMadeOf() throws Exception {
        int entries = 1_001;
        Uni.join()
                .all(IntStream.range(0, entries)
                        .mapToObj(i -> write("door.opened", "dør:" + i, Change.made(Map.of("i", i))))
                        .toList())
                .usingConcurrencyOf(8)
                .andFailFast()
                .await()
                .indefinitely();

        Response export = get("/export");
        export.then().statusCode(200).header("Content-Disposition", "attachment; filename=\"audit.ndjson\"");
        List<Map<String, Object>> lines = export.asString()
                .lines()
                .map(line -> JsonPath.from(line).<String, Object>getMap("$"))
                .toList();
        assertThat(lines).hasSize(entries);
        String previous = ZEROS;
        for (Map<String, Object> line : lines) {
            StringBuilder text = new StringBuilder(netstring(previous));
            for (String field :
                    List.of("seq", "created_at", "actor", "action", "target", "before", "after", "request_id")) {
                text.append(netstring(line.get(field).toString()));
            }
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(text.toString().getBytes(StandardCharsets.UTF_8));
            previous = HexFormat.of().formatHex(digest);
            assertThat(line.get("hash")).isEqualTo(previous);
        }
        get("/verify").then().body("data.head.hash", equalTo(previous)).body("data.intact", equalTo(true));
    }

    private static String netstring(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length + ":" + text + ",";
    }

    private void noteFour() {
        for (int i = 0; i < 4; i++) {
            note("door.opened", "door:" + i, Change.made(Map.of("i", i)));
        }
    }

    private void note(String action, String target, Change change) {
        write(action, target, change).await().indefinitely();
    }

    private Uni<Void> write(String action, String target, Change change) {
        Caller caller = new Caller(
                tenant.workspace,
                1,
                tenant.user,
                1,
                Caller.NOBODY,
                Set.of(),
                ZoneOffset.UTC,
                "DZ",
                "request-1",
                Kind.LOGIN);
        return transactions.inWorkspace(tenant.workspace, tx -> log.write(tx, caller, action, target, change));
    }

    private Response get(String path) {
        return read(tenant, path);
    }
}
