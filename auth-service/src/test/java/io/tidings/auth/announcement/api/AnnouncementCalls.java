package io.tidings.auth.announcement.api;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import io.tidings.platform.store.Transactions;
import io.tidings.testkit.TestCaller;
import io.tidings.testkit.Tokens;
import java.util.HashMap;
import java.util.Map;

/** Calls of administrators and of everybody else. */
final class AnnouncementCalls {
    static final String PATH = "/api/announcements";
    static final String ADMIN = PATH + "/admin";
    static final String UNKNOWN = "0198f6a0-0000-7000-8000-000000000001";

    private AnnouncementCalls() {}

    static TestCaller admin() {
        return TestCaller.fresh().with("read", "write", "admin");
    }

    static TestCaller admin(String zone) {
        TestCaller admin = admin();
        return new TestCaller(
                admin.workspace(), 1, admin.user(), 1, admin.abilities(), zone, admin.country(), admin.kind());
    }

    static RequestSpecification as(TestCaller caller) {
        return given().contentType(ContentType.JSON)
                .header("Authorization", "Bearer " + Tokens.ofRunningStack().inward(caller));
    }

    /** A valid body with that field besides, or in the place of another. */
    static Map<String, Object> body(String field, Object value) {
        Map<String, Object> body = new HashMap<>();
        body.put("title", "Maintenance window");
        body.put("message", "Short outage tonight");
        body.put("type", "maintenance");
        body.put(field, value);
        return body;
    }

    /** Stores one that everybody is shown, and answers its id. */
    static String created() {
        return created("title", "Maintenance window");
    }

    static String created(String field, Object value) {
        return as(admin())
                .body(body(field, value))
                .post(ADMIN)
                .then()
                .statusCode(201)
                .extract()
                .path("data.id");
    }

    static void removeAll(Transactions transactions) {
        transactions
                .asWorker(
                        tx -> tx.connection().query("DELETE FROM announcement").execute())
                .await()
                .indefinitely();
    }
}
