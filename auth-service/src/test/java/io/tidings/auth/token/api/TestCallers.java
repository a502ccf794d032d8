package io.tidings.auth.token.api;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import io.tidings.testkit.TestCaller;
import io.tidings.testkit.Tokens;
import java.util.List;
import java.util.UUID;

/** Requests with the inward token of somebody. */
final class TestCallers {
    private TestCallers() {}

    static RequestSpecification of(UUID user, UUID workspace, List<String> abilities) {
        return untyped(user, workspace, abilities).contentType(ContentType.JSON);
    }

    /** Without a type of content. */
    static RequestSpecification untyped(UUID user, UUID workspace, List<String> abilities) {
        TestCaller caller = new TestCaller(workspace, 1, user, 1, abilities, "Africa/Algiers", "DZ", "login");
        return given().header(
                        "Authorization", "Bearer " + Tokens.ofRunningStack().inward(caller));
    }
}
