package io.tidings.auth.testing;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/** Somebody who comes by themselves, and what they can do before they have a credential. */
public final class Registrant {
    public static final String PASSWORD = "chosen-password-1";
    private static final Random RANDOM = new Random();

    public final String email = "New." + UUID.randomUUID() + "@example.com";
    public final String phone = Phones.fresh();
    private final String address = "203.0." + RANDOM.nextInt(256) + "." + RANDOM.nextInt(256);

    /** What they fill in. */
    public Map<String, Object> form() {
        return new HashMap<>(Map.of("name", "New Person", "email", email, "phone", "+" + phone, "password", PASSWORD));
    }

    public Response register() {
        return register(form());
    }

    public Response register(Map<String, Object> form) {
        return post("/api/v1/register", form);
    }

    public Response verify(String code) {
        return verify(PASSWORD, code);
    }

    public Response verify(String password, String code) {
        return post("/api/v1/register/verify", Map.of("email", email, "password", password, "code", code));
    }

    public Response resend() {
        return post("/api/v1/register/resend", Map.of("email", email));
    }

    public Response signIn() {
        return Tenant.signIn(email, PASSWORD, address);
    }

    /** Registers and verifies; their login token. */
    public String enter() {
        register().then().statusCode(201);
        verify(Phones.code(phone, 1)).then().statusCode(200);
        return signIn().then().statusCode(200).extract().path("data.token");
    }

    /** The codes that came to the phone, once a later one has come to somebody else: one number sends them in their order. */
    public List<String> codesBefore(Registrant later) {
        later.register().then().statusCode(201);
        Phones.code(later.phone, 1);
        return Phones.codes(phone);
    }

    public Response post(String path, Map<String, Object> body) {
        return given().contentType(ContentType.JSON)
                .header("X-Forwarded-For", address)
                .body(body)
                .post(path);
    }
}
