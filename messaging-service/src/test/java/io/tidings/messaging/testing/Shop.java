package io.tidings.messaging.testing;

import static io.restassured.RestAssured.given;

import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.tidings.testkit.Tokens;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** A new workspace with one account and one device, provisioned over REST as the local stack does it. */
public final class Shop {

    public final UUID workspace = UUID.randomUUID();
    public final UUID account = UUID.randomUUID();
    public final UUID device = UUID.randomUUID();
    public final String appSecret = "app-secret-" + account;
    public final String verifyToken = "verify-token-" + account;
    public final String accessToken = "access-token-" + account;
    public final String phoneNumberId = "pn-" + device;

    /** A shop whose provider is at that address. */
    public static Shop open(String baseUrl) {
        Shop shop = new Shop();
        put("accounts", shop.account, shop.accountBody(Map.of("base_url", baseUrl)))
                .statusCode(200);
        put("devices", shop.device, shop.deviceBody(Map.of())).statusCode(200);
        return shop;
    }

    /** A shop whose provider nobody calls. */
    public static Shop open() {
        return open("http://localhost:1");
    }

    /** What the account is put with, with some fields changed. */
    public Map<String, Object> accountBody(Map<String, ?> changed) {
        Map<String, Object> body = new HashMap<>(Map.of(
                "workspace",
                workspace,
                "name",
                "Shop",
                "provider",
                "cloud-api",
                "base_url",
                "http://localhost:1",
                "graph_version",
                "v23.0",
                "waba_id",
                "waba-" + account,
                "access_token",
                accessToken,
                "app_secret",
                appSecret,
                "verify_token",
                verifyToken));
        body.putAll(changed);
        return body;
    }

    /** What the device is put with, with some fields changed. */
    public Map<String, Object> deviceBody(Map<String, ?> changed) {
        Map<String, Object> body = new HashMap<>(Map.of(
                "workspace",
                workspace,
                "account",
                account,
                "name",
                "Sender",
                "phone",
                "213555000001",
                "phone_number_id",
                phoneNumberId,
                "rate_per_second",
                80));
        body.putAll(changed);
        return body;
    }

    /** Puts a thing as a service does. */
    public static ValidatableResponse put(String things, UUID id, Map<String, Object> body) {
        return asService().body(body).put("/internal/" + things + "/" + id).then();
    }

    /** A request of another service. */
    public static RequestSpecification asService() {
        return given().header(
                        "Authorization", "Bearer " + Tokens.ofRunningStack().service("test"))
                .contentType("application/json");
    }
}
