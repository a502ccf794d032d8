package io.tidings.auth.workspace;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.smallrye.mutiny.Uni;
import io.tidings.auth.testing.OnStack;
import io.tidings.auth.testing.Tenant;
import io.tidings.events.Topic;
import io.tidings.events.WorkspaceChanged;
import io.tidings.platform.event.EventConsumers;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@OnStack
class ProvisioningTest {
    @Inject
    EventConsumers consumers;

    @Test
    void changesNothingWhenCalledAgain() {
        Tenant tenant = Tenant.provisioned();

        int workspace = number(tenant.putWorkspace(false));
        int user = number(tenant.putUser());
        int token = number(tenant.putApiToken(List.of("read", "write")));

        assertThat(number(tenant.putWorkspace(false))).isEqualTo(workspace);
        assertThat(number(tenant.putUser())).isEqualTo(user);
        assertThat(number(tenant.putApiToken(List.of("read", "write")))).isEqualTo(token);
        tenant.signIn().then().statusCode(200);
        Tenant.exchange(tenant.apiToken).then().statusCode(200);
    }

    @Test
    void announcesEveryChangeOfAWorkspaceOnce() {
        Tenant tenant = Tenant.provisioned();
        tenant.putWorkspace(false);
        tenant.putWorkspace(true);
        tenant.putWorkspace(true);
        int number = number(tenant.putWorkspace(false));

        List<WorkspaceChanged> announced = announced(tenant.workspace);
        Awaitility.await().until(() -> announced.size() >= 3);

        assertThat(announced).extracting(WorkspaceChanged::suspended).containsExactly(false, true, false);
        assertThat(announced.getLast())
                .isEqualTo(new WorkspaceChanged(tenant.workspace, number, "Works", "DZ", "Africa/Algiers", false));
    }

    @Test
    void replacesAChangedPassword() {
        Tenant tenant = Tenant.provisioned();

        tenant.changePassword("another-password-2");

        tenant.signIn().then().statusCode(404);
        Tenant.signIn(tenant.email, "another-password-2", tenant.address)
                .then()
                .statusCode(200)
                .body("data.token", notNullValue());
    }

    @Test
    void refusesAnEmailThatSomebodyElseHas() {
        Tenant tenant = Tenant.provisioned();
        Map<String, Object> body = Map.of(
                "name",
                "Twin",
                "email",
                tenant.email.toLowerCase(),
                "password",
                "long-enough-1",
                "phone",
                "213555000000",
                "workspaces",
                List.of());

        Tenant.service()
                .body(body)
                .put("/internal/users/" + UUID.randomUUID())
                .then()
                .statusCode(422)
                .body("errors.email", contains("The email has already been taken."));
    }

    @Test
    void refusesAMembershipOfAnUnknownWorkspace() {
        Tenant tenant = Tenant.provisioned();

        tenant.putUser(List.of(Map.of("workspace", UUID.randomUUID(), "role", "member")))
                .then()
                .statusCode(422)
                .body("errors.workspaces", notNullValue());

        tenant.signIn().then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"name\": \"\", \"country\": \"DZ\", \"zone\": \"UTC\"}",
                "{\"name\": \"W\", \"country\": \"XX\", \"zone\": \"UTC\"}",
                "{\"name\": \"W\", \"country\": \"DZ\", \"zone\": \"Mars/Olympus\"}",
                "{}"
            })
    void refusesAnImpossibleWorkspace(String body) {
        Tenant.service()
                .body(body)
                .put("/internal/workspaces/" + UUID.randomUUID())
                .then()
                .statusCode(422);
    }

    @Test
    void refusesAnUnknownAbility() {
        Tenant.provisioned()
                .putApiToken(List.of("read", "fly"))
                .then()
                .statusCode(422)
                .body("errors.abilities", notNullValue());
    }

    @Test
    void refusesAnApiTokenForSomebodyOutsideTheWorkspace() {
        Tenant tenant = Tenant.as("member");
        tenant.putUser(List.of()).then().statusCode(200);

        tenant.putApiToken(List.of("read")).then().statusCode(422).body("errors.user", notNullValue());
    }

    @Test
    void answersServicesOnly() {
        String somewhere = UUID.randomUUID().toString();
        for (String path : List.of("workspaces", "users", "api-tokens")) {
            given().contentType(ContentType.JSON)
                    .body("{}")
                    .put("/internal/" + path + "/" + somewhere)
                    .then()
                    .statusCode(401)
                    .body("code", equalTo("unauthenticated"));
        }
    }

    private List<WorkspaceChanged> announced(UUID workspace) {
        List<WorkspaceChanged> announced = new CopyOnWriteArrayList<>();
        consumers.subscribe("test-" + workspace, Set.of(Topic.WORKSPACE), batch -> {
            batch.stream()
                    .map(event -> (WorkspaceChanged) event.event())
                    .filter(event -> event.workspace().equals(workspace))
                    .forEach(announced::add);
            return Uni.createFrom().voidItem();
        });
        return announced;
    }

    private static int number(Response response) {
        JsonPath body = response.then().statusCode(200).extract().jsonPath();
        return body.getInt("number");
    }
}
