package io.tidings.auth.testing;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.tidings.testkit.Tokens;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/** A provisioned workspace with one user, and what they can do over HTTP. */
public final class Tenant {
    public static final String PASSWORD = "right-password-1";

    private static final Random RANDOM = new Random();

    public final UUID workspace = UUID.randomUUID();
    public final UUID user = UUID.randomUUID();
    public final String email = "Person." + user + "@example.com";
    public final String address = "198.51." + RANDOM.nextInt(256) + "." + RANDOM.nextInt(256);
    public final String apiToken = randomToken();
    private String phone = "213555123456";
    private String role = "owner";
    private String password = PASSWORD;
    private boolean verified = true;
    private boolean admin;

    private Tenant() {}

    /** A workspace in Algeria with its owner and an API token. */
    public static Tenant provisioned() {
        return as("owner");
    }

    /** The same, whose audit log has nothing in it, not even how it began. */
    public static Tenant unwritten() {
        Tenant tenant = provisioned();
        String own = " WHERE workspace = '" + tenant.workspace + "'";
        Superuser.run("DELETE FROM audit_entry" + own + "; DELETE FROM audit_head" + own);
        return tenant;
    }

    /** The same with a user of that role. */
    public static Tenant as(String role) {
        Tenant tenant = new Tenant();
        tenant.role = role;
        tenant.putWorkspace(false).then().statusCode(200);
        tenant.putUser().then().statusCode(200);
        tenant.putApiToken(List.of("read", "write")).then().statusCode(200);
        return tenant;
    }

    /** The same with a user who runs the platform. */
    public static Tenant administrator(String role) {
        Tenant tenant = as(role);
        tenant.admin = true;
        tenant.putUser().then().statusCode(200);
        return tenant;
    }

    /** The same with a user whose phone was never verified, and who can be sent a code. */
    public static Tenant unverified() {
        Phones.connect();
        Tenant tenant = provisioned();
        tenant.verified = false;
        tenant.phone = Phones.fresh();
        tenant.putUser().then().statusCode(200);
        return tenant;
    }

    /** Where codes go, as digits. */
    public String phone() {
        return phone;
    }

    /** A request with the token of a service. */
    public static RequestSpecification service() {
        return given().contentType(ContentType.JSON)
                .header("Authorization", "Bearer " + Tokens.ofRunningStack().service("gateway"));
    }

    public Response putWorkspace(boolean suspended) {
        Map<String, Object> body =
                Map.of("name", "Works", "country", "DZ", "zone", "Africa/Algiers", "suspended", suspended);
        return service().body(body).put("/internal/workspaces/" + workspace);
    }

    public Response putUser() {
        return putUser(List.of(Map.of("workspace", workspace, "role", role)));
    }

    /** Stores the user with these memberships instead. */
    public Response putUser(List<Map<String, Object>> memberships) {
        Map<String, Object> body = new HashMap<>();
        body.put("name", "Test Person");
        body.put("email", email);
        body.put("password", password);
        body.put("phone", "+" + phone);
        body.put("language", "fr");
        body.put("roles", List.of("client"));
        body.put("admin", admin);
        body.put("phone_verified", verified);
        body.put("workspaces", memberships);
        return service().body(body).put("/internal/users/" + user);
    }

    /** Gives the account of that id to the tenant's workspace. */
    public Response putUserAs(UUID id, String address) {
        Map<String, Object> body = new HashMap<>(
                Map.of("name", "Taken Over", "email", address, "password", PASSWORD, "phone", "+213555123456"));
        body.put("workspaces", List.of(Map.of("workspace", workspace, "role", role)));
        return service().body(body).put("/internal/users/" + id);
    }

    public void changePassword(String changed) {
        password = changed;
        putUser().then().statusCode(200);
    }

    /** The same for somebody with these memberships. */
    public void changePassword(String changed, List<Map<String, Object>> memberships) {
        password = changed;
        putUser(memberships).then().statusCode(200);
    }

    public Response putApiToken(List<String> abilities) {
        Map<String, Object> body = Map.of(
                "token", apiToken, "name", "worker", "user", user, "workspace", workspace, "abilities", abilities);
        return service().body(body).put("/internal/api-tokens/" + user);
    }

    public Response signIn() {
        return signIn(email, PASSWORD, address);
    }

    public static Response signIn(String email, String password, String address) {
        return given().contentType(ContentType.JSON)
                .header("X-Forwarded-For", address)
                .body(Map.of("email", email, "password", password))
                .post("/api/v1/login");
    }

    /** With the second factor. */
    public Response signInWith(String code) {
        return signIn(email, PASSWORD, address, code);
    }

    public static Response signIn(String email, String password, String address, String code) {
        return given().contentType(ContentType.JSON)
                .header("X-Forwarded-For", address)
                .body(Map.of("email", email, "password", password, "two_factor_code", code))
                .post("/api/v1/login");
    }

    public String loginToken() {
        JsonPath body = signIn().then().statusCode(200).extract().jsonPath();
        return body.getString("data.token");
    }

    public static Response exchange(String credential) {
        return service().body(Map.of("credential", credential)).post("/internal/exchange");
    }

    private static String randomToken() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
