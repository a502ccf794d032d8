package io.tidings.auth.testing;

import static io.restassured.RestAssured.given;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.tidings.testkit.TestCaller;
import io.tidings.testkit.Tokens;
import java.security.InvalidKeyException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.codec.binary.Base32;

/** The app on a person's phone, and what the person does with it over HTTP. */
public final class Authenticator {
    private static final String PATH = "/api/v1/user/two-factor";
    private static final int STEP = 30;

    private final String secret;
    private long last;
    private List<String> recoveryCodes = List.of();

    /** @param secret in Base32 */
    public Authenticator(String secret) {
        this.secret = secret;
    }

    /** A person whose second factor is switched on. */
    public static Authenticator of(Tenant person) {
        Authenticator app = begun(person);
        JsonPath confirmed = call(person, "login")
                .body(Map.of("code", app.next()))
                .post(PATH + "/confirm")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        app.recoveryCodes = confirmed.getList("data.recovery_codes");
        return app;
    }

    /** A person who has a secret, and has not confirmed it yet. */
    public static Authenticator begun(Tenant person) {
        Response enrolled =
                call(person, "login").body(Map.of("password", Tenant.PASSWORD)).post(PATH);
        return new Authenticator(
                enrolled.then().statusCode(200).extract().jsonPath().getString("data.secret"));
    }

    /** A request of the person with a credential of that kind, {@code login} or {@code api}. */
    public static RequestSpecification call(Tenant person, String kind) {
        TestCaller caller =
                new TestCaller(person.workspace, 1, person.user, 1, List.of("read"), "Africa/Algiers", "DZ", kind);
        return given().contentType(ContentType.JSON)
                .header("Authorization", "Bearer " + Tokens.ofRunningStack().inward(caller));
    }

    /** Those that were shown when it was switched on. */
    public List<String> recoveryCodes() {
        return recoveryCodes;
    }

    /** A code that was not told before; two can be had at once. */
    public String next() {
        last = Math.max(last + 1, step());
        return at(last);
    }

    /** Six digits that no step around now has. */
    public String wrong() {
        long now = step();
        List<String> right =
                LongStream.rangeClosed(now - 3, now + 3).mapToObj(this::at).toList();
        return IntStream.range(0, 10)
                .mapToObj(n -> "00000" + n)
                .filter(code -> !right.contains(code))
                .findFirst()
                .orElseThrow();
    }

    private String at(long step) {
        return at(Instant.ofEpochSecond(step * STEP));
    }

    /** What it shows then. */
    public String at(Instant time) {
        try {
            return new TimeBasedOneTimePasswordGenerator()
                    .generateOneTimePasswordString(
                            new SecretKeySpec(new Base32().decode(secret), "RAW"), time, Locale.ROOT);
        } catch (InvalidKeyException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long step() {
        return Instant.now().getEpochSecond() / STEP;
    }
}
