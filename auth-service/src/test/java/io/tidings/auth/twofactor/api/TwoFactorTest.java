package io.tidings.auth.twofactor.api;

import static io.tidings.auth.testing.Authenticator.call;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.tidings.auth.testing.Authenticator;
import io.tidings.auth.testing.OnStack;
import io.tidings.auth.testing.Superuser;
import io.tidings.auth.testing.Tenant;
import io.tidings.platform.store.Transactions;
import io.tidings.testkit.AtOnce;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@OnStack
class TwoFactorTest {
    private static final String PATH = "/api/v1/user/two-factor";
    private static final Map<String, String> PASSWORD = Map.of("password", Tenant.PASSWORD);

    @Inject
    Transactions transactions;

    private Tenant person;

    @BeforeEach
    void provision() {
        person = Tenant.provisioned();
    }

    @Test
    void tellsAnAppTheSecretInThreeForms() throws IOException, ReaderException {
        JsonPath body = enrol().then().statusCode(200).extract().jsonPath();

        assertThat(body.getBoolean("success")).isTrue();
        assertThat(body.getString("data.secret")).matches("[A-Z2-7]{32}");
        assertThat(body.getString("data.otpauth_uri"))
                .startsWith("otpauth://totp/Tidings:Person.")
                .contains("?secret=" + body.getString("data.secret") + "&issuer=Tidings&");
        assertThat(scanned(body.getString("data.qr_image"))).isEqualTo(body.getString("data.otpauth_uri"));
        assertThat(body.getString("message")).isNotBlank();
    }

    private static String scanned(String dataUri) throws IOException, ReaderException {
        assertThat(dataUri).startsWith("data:image/png;base64,");
        byte[] png = Base64.getDecoder().decode(dataUri.substring(dataUri.indexOf(',') + 1));
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
        int width = image.getWidth();
        int[] pixels = image.getRGB(0, 0, width, image.getHeight(), null, 0, width);
        RGBLuminanceSource source = new RGBLuminanceSource(width, image.getHeight(), pixels);
        return new QRCodeReader()
                .decode(new BinaryBitmap(new HybridBinarizer(source)))
                .getText();
    }

    @Test
    void switchesNothingOnBeforeTheCodeIsConfirmed() {
        Authenticator.begun(person);

        person.signIn().then().statusCode(200).body("data.two_factor_enabled", equalTo(false));
    }

    @Test
    void givesAnotherSecretToWhoBeginsAgain() {
        Authenticator first = Authenticator.begun(person);
        Authenticator second = Authenticator.begun(person);

        confirm(first.next()).then().statusCode(404);
        confirm(second.next()).then().statusCode(200);
    }

    @Test
    void answersTenRecoveryCodes() {
        Authenticator app = Authenticator.begun(person);

        JsonPath body = confirm(app.next()).then().statusCode(200).extract().jsonPath();

        List<String> codes = body.getList("data.recovery_codes");
        assertThat(codes)
                .hasSize(10)
                .doesNotHaveDuplicates()
                .allMatch(code -> code.matches("([A-Z2-7]{4}-){3}[A-Z2-7]{4}"));
    }

    @Test
    void confirmsNothingForAWrongCode() {
        Authenticator app = Authenticator.begun(person);

        confirm(app.wrong())
                .then()
                .statusCode(404)
                .body("success", equalTo(false))
                .body("message", equalTo("The two-factor code is invalid."));
        person.signIn().then().body("data.two_factor_enabled", equalTo(false));
    }

    @Test
    void letsWhoGuessesAtTheConfirmationWait() {
        Authenticator app = Authenticator.begun(person);
        for (int i = 0; i < 5; i++) {
            confirm(app.wrong()).then().statusCode(404);
        }

        confirm(app.next()).then().statusCode(429);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|The code field is required.",
                "{\"code\": \"\"}|The code field is required.",
                "{\"code\": null}|The code field is required.",
                "{\"code\": \"12345\"}|The code must be 6 digits.",
                "{\"code\": {}}|The code must be 6 digits.",
                "{\"code\": \"ABCD-EFGH-2345-QRST\"}|The code must be 6 digits."
            })
    void namesACodeThatIsNone(String body, String text) {
        call(person, "login")
                .body(body)
                .post(PATH + "/confirm")
                .then()
                .statusCode(422)
                .body("errors.code", contains(text));
    }

    @Test
    void hasNothingToConfirmForWhoHasNotBegun() {
        confirm("123456").then().statusCode(404).body("code", equalTo("two_factor_not_begun"));
    }

    @Test
    void isSwitchedOnOnce() {
        Authenticator app = Authenticator.of(person);

        enrol().then().statusCode(404).body("code", equalTo("two_factor_enabled"));
        confirm(app.next()).then().statusCode(404).body("code", equalTo("two_factor_enabled"));
    }

    @Test
    void isSwitchedOffWithThePassword() {
        Authenticator.of(person);

        call(person, "login").body(PASSWORD).delete(PATH).then().statusCode(200).body("success", equalTo(true));

        person.signIn().then().statusCode(200).body("data.two_factor_enabled", equalTo(false));
        assertThat(count("two_factor")).isZero();
        assertThat(count("recovery_code")).isZero();
    }

    @Test
    void isNotSwitchedOffWhereItIsNotOn() {
        call(person, "login").body(PASSWORD).post(PATH).then().statusCode(200);
        call(person, "login")
                .body(PASSWORD)
                .delete(PATH)
                .then()
                .statusCode(404)
                .body("code", equalTo("two_factor_not_enabled"));
        call(person, "login")
                .body(PASSWORD)
                .post(PATH + "/recovery-codes")
                .then()
                .statusCode(404);
    }

    @Test
    void replacesTheRecoveryCodes() {
        Authenticator app = Authenticator.of(person);

        List<String> fresh = call(person, "login")
                .body(PASSWORD)
                .post(PATH + "/recovery-codes")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("data.recovery_codes");

        assertThat(fresh).hasSize(10).doesNotContainAnyElementsOf(app.recoveryCodes());
        person.signInWith(app.recoveryCodes().getFirst()).then().statusCode(404);
        person.signInWith(fresh.getFirst()).then().statusCode(200);
    }

    @Test
    void givesNoNewRecoveryCodesBeforeItIsConfirmed() {
        Authenticator.begun(person);

        call(person, "login")
                .body(PASSWORD)
                .post(PATH + "/recovery-codes")
                .then()
                .statusCode(404);
    }

    @Test
    void notesEachStepInTheAuditLog() {
        Authenticator.of(person);
        call(person, "login")
                .body(PASSWORD)
                .post(PATH + "/recovery-codes")
                .then()
                .statusCode(200);
        call(person, "login").body(PASSWORD).delete(PATH).then().statusCode(200);

        assertThat(audited())
                .containsExactly(
                        "two_factor.enrolled {'two_factor':'off'} {'two_factor':'begun'}",
                        "two_factor.enabled {'two_factor':'begun'} {'two_factor':'on'}",
                        "two_factor.recovery_codes_renewed {'recovery_codes':10} {'recovery_codes':10}",
                        "two_factor.disabled {'two_factor':'on'} {'two_factor':'off'}");
    }

    @Test
    void notesThatASecretTookThePlaceOfAnother() {
        Authenticator.begun(person);
        Authenticator.begun(person);

        assertThat(audited())
                .containsExactly(
                        "two_factor.enrolled {'two_factor':'off'} {'two_factor':'begun'}",
                        "two_factor.enrolled {'two_factor':'begun'} {'replaced':['secret'],'two_factor':'begun'}");
    }

    /** The log is locked last: what changes the account meanwhile, and tells of it, waits for no login that waits for it. */
    @Test
    void aLoginWithARecoveryCodeBlocksNobodyWhoHasTheAccount() throws Exception {
        Authenticator app = Authenticator.of(person);
        CompletableFuture<Integer> login;
        try (Connection changing = Superuser.hold("SELECT FROM users WHERE id = '" + person.user + "' FOR UPDATE")) {
            login = AtOnce.begun(
                    () -> person.signInWith(app.recoveryCodes().getFirst()).statusCode());
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> Superuser.tell("SELECT count(*) FROM pg_stat_activity"
                                    + " WHERE wait_event_type = 'Lock' AND query LIKE '%FOR SHARE%'")
                            .equals("1"));
            try (Statement note = changing.createStatement()) {
                note.execute("INSERT INTO audit_entry (workspace, actor, action, target, request_id, created_at)"
                        + " VALUES ('" + person.workspace + "', '" + person.user
                        + "', 'test', 'test:1', 'test', now())");
            }
            changing.commit();
        }
        assertThat(login.join()).isEqualTo(200);
    }

    @Test
    void notesThatARecoveryCodeWasSpent() {
        Authenticator app = Authenticator.of(person);

        person.signInWith(app.recoveryCodes().getFirst()).then().statusCode(200);
        person.signInWith(app.recoveryCodes().getFirst()).then().statusCode(404);
        person.signInWith(app.next()).then().statusCode(200);

        assertThat(audited())
                .hasSize(3)
                .last()
                .isEqualTo("two_factor.recovery_code_spent {'recovery_codes':10} {'recovery_codes':9}");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void leavesOtherLoginsAlone(boolean off) {
        String token = person.loginToken();

        Authenticator.of(person);
        if (off) {
            call(person, "login").body(PASSWORD).delete(PATH).then().statusCode(200);
        }

        Tenant.exchange(token).then().statusCode(200);
    }

    private Response enrol() {
        return call(person, "login").body(PASSWORD).post(PATH);
    }

    private Response confirm(String code) {
        return call(person, "login").body(Map.of("code", code)).post(PATH + "/confirm");
    }

    private long count(String table) {
        return transactions
                .asWorker(tx -> tx.connection()
                        .preparedQuery("SELECT count(*) FROM " + table + " WHERE user_id = $1")
                        .execute(Tuple.of(person.user)))
                .await()
                .indefinitely()
                .iterator()
                .next()
                .getLong(0);
    }

    private List<String> audited() {
        return transactions
                .asWorker(tx -> tx.connection()
                        .preparedQuery("SELECT concat_ws(' ', action, before, after) FROM audit_entry"
                                + " WHERE actor = $1 AND target = $2 ORDER BY seq")
                        .execute(Tuple.of(person.user, "user:" + person.user)))
                .await()
                .indefinitely()
                .stream()
                .map(row -> row.getString(0).replace('"', '\''))
                .toList();
    }
}
