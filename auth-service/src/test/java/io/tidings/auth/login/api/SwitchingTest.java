package io.tidings.auth.login.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.tidings.auth.testing.OnStack;
import io.tidings.auth.testing.Person;
import io.tidings.auth.testing.Tenant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@OnStack
class SwitchingTest {
    private static final String PATH = "/api/v1/workspaces";
    private static final String ME = "/api/me";

    private Tenant person;
    private Tenant other;
    private String login;

    @BeforeEach
    void join() {
        person = Tenant.provisioned();
        other = Tenant.provisioned();
        person.putUser(List.of(
                        Map.of("workspace", person.workspace, "role", "owner"),
                        Map.of("workspace", other.workspace, "role", "viewer")))
                .then()
                .statusCode(200);
        login = person.loginToken();
    }

    @Test
    void listsWhereAPersonIsAMember() {
        Person.with(login)
                .get(PATH)
                .then()
                .statusCode(200)
                .body("message", equalTo("Workspaces Retrieved Successfully"))
                .body("data.uuid", contains(person.workspace.toString(), other.workspace.toString()))
                .body("data.role", contains("owner", "viewer"))
                .body("data.current", contains(true, false))
                .body("data.suspended", contains(false, false));
    }

    @Test
    void beginsAnotherLoginAndLeavesTheFirstOneWhatItIs() {
        JsonPath switched =
                switchTo(numberOf(other)).then().statusCode(200).extract().jsonPath();

        assertThat(switched.getString("message")).isEqualTo("Workspace Switched Successfully");
        assertThat(switched.getString("data.workspace.uuid")).isEqualTo(other.workspace.toString());
        String token = switched.getString("data.token");
        JsonPath there = me(token);
        assertThat(there.getString("data.workspace.id")).isEqualTo(other.workspace.toString());
        assertThat(there.getString("data.role")).isEqualTo("viewer");
        assertThat(there.getList("data.abilities")).doesNotContain("write");
        JsonPath here = me(login);
        assertThat(here.getString("data.workspace.id")).isEqualTo(person.workspace.toString());
        assertThat(here.getString("data.role")).isEqualTo("owner");

        Person.with(token).post("/api/v1/logout").then().statusCode(200);
        assertThat(Person.standing(token)).isEqualTo(401);
        assertThat(Person.standing(login)).isEqualTo(200);
    }

    @Test
    void isInTheLogOfConnectionsThere() {
        String token = switchTo(numberOf(other)).path("data.token");

        Person.with(token).get("/api/v1/connections").then().body("pagination.total", equalTo(1));
    }

    @Test
    void findsNoWorkspaceOfOthersAndNoneThatIsSuspended() {
        long mine = numberOf(other);
        Tenant foreign = Tenant.provisioned();
        long theirs = Person.with(foreign.loginToken()).get(PATH).jsonPath().getLong("data[0].id");
        other.putWorkspace(true).then().statusCode(200);

        String unknown = switchTo("999999999").then().statusCode(404).extract().asString();
        for (Object number : List.of(mine, theirs, "999999999999999999999")) {
            assertThat(switchTo(number).then().statusCode(404).extract().asString())
                    .isEqualTo(unknown);
        }
        assertThat(Person.with(login).get(PATH).jsonPath().getList("data.suspended"))
                .containsExactly(false, true);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void isNothingForAnApiToken(boolean lists) {
        var call = Person.with(person.apiToken);
        Response answer = lists ? call.get(PATH) : call.post(PATH + "/1/switch");

        answer.then().statusCode(403).body("code", equalTo("login_needed"));
    }

    private long numberOf(Tenant tenant) {
        return Person.with(login)
                .get(PATH)
                .jsonPath()
                .getLong("data.find { it.uuid == '" + tenant.workspace + "' }.id");
    }

    private Response switchTo(Object number) {
        return Person.with(login).post(PATH + "/" + number + "/switch");
    }

    private static JsonPath me(String credential) {
        return Person.with(credential).get(ME).then().statusCode(200).extract().jsonPath();
    }
}
