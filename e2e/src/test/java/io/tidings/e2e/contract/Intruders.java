package io.tidings.e2e.contract;

import static org.awaitility.Awaitility.await;

import io.tidings.e2e.Api;
import io.tidings.e2e.Api.Answer;
import io.tidings.e2e.Suite;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.lang.JoseException;

/**
 * Credentials of the demo workspace that could do all that their user can until they ended, each in its own way, and some
 * that never were any. All are made through the API, but for the workspace that an operator closes.
 */
final class Intruders {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration SOON = Duration.ofSeconds(8);
    private static final int AUTH = 8_081;
    private static final String ME = "/api/me";
    private static final String TOKENS = "/api/api-tokens";

    private final Suite suite;
    private final World world;
    private final AtomicInteger addresses = new AtomicInteger();
    private final List<Intruder> all = new ArrayList<>();

    Intruders(Suite suite, World world) {
        this.suite = suite;
        this.world = world;
    }

    List<Intruder> all() throws JoseException {
        Intruder expiring = expiringToken();
        all.add(Intruder.nobody(client("")));
        all.add(Intruder.wrong("a token that nobody has", client("0123456789abcdef".repeat(4))));
        revokedToken();
        tokenElsewhere();
        endedLogin();
        loginOfAnOldPassword();
        removedColleague();
        add(Intruder.homeless(
                "a token of a closed workspace", new Workspaces(suite).closed().at(address())));
        forgeries();
        add(expiring);
        return List.copyOf(all);
    }

    private void revokedToken() {
        Answer made = made(world.api(), Map.of());
        ended(
                "a token that was revoked",
                made.body().path("token").asText(),
                () -> ok(world.api()
                        .send(
                                "DELETE",
                                TOKENS,
                                Map.of("id", made.body().path("id").asText()))));
    }

    /** It ends while the others are made. */
    private Intruder expiringToken() {
        Instant soon = Instant.now().plus(SOON);
        Api api = client(made(world.api(), Map.of("expired_at", soon.toString()))
                .body()
                .path("token")
                .asText());
        ok(api.get(ME));
        return Intruder.wrong("a token that expired", api);
    }

    private void tokenElsewhere() {
        String allowed = "127.0.77.77";
        String token = made(world.api(), Map.of("allowed_ips", List.of(allowed)))
                .body()
                .path("token")
                .asText();
        ok(client(token).at(allowed).get(ME));
        all.add(Intruder.wrong("a token of another address", client(token)));
    }

    private void endedLogin() {
        String token = world.login();
        ended(
                "a login that was ended",
                token,
                () -> ok(world.anonymous().withToken(token).post("/api/v1/logout", Map.of())));
    }

    private void loginOfAnOldPassword() {
        Colleague colleague = Colleague.joining(world, "admin");
        Map<String, String> passwords =
                Map.of("current_password", Workspaces.PASSWORD, "password", "another-password-1");
        Api elsewhere = Colleague.signedIn(world, colleague.email());
        ended(
                "a login of before the password was changed",
                colleague.token(),
                () -> ok(elsewhere.post("/api/v1/user/password", passwords)));
    }

    private void removedColleague() {
        Colleague colleague = Colleague.joining(world, "admin");
        String token = made(colleague.api(), Map.of()).body().path("token").asText();
        ok(client(token).get(ME));
        ok(world.api().send("DELETE", "/api/v1/members/" + colleague.number(), Map.of()));
        Stream.of(
                        Intruder.homeless("a login of who was removed", client(colleague.token())),
                        Intruder.homeless("a token of who was removed", client(token)))
                .forEach(this::add);
    }

    private void forgeries() throws JoseException {
        String login = world.login();
        Api auth = suite.internal(AUTH);
        JsonWebKeySet published = new JsonWebKeySet(auth.get("/internal/jwks").text());
        new Forgeries(login).all(published).forEach((who, token) -> all.add(Intruder.wrong(who, client(token))));
        String inward = auth.post("/internal/exchange", Map.of("credential", login))
                .body()
                .path("token")
                .asText();
        all.add(Intruder.wrong("a token between services", client(inward)));
    }

    /** It is good at first, or else all of this would show nothing. */
    private void ended(String who, String token, Runnable end) {
        Api api = client(token);
        ok(api.get(ME));
        end.run();
        add(Intruder.wrong(who, api));
    }

    /** As soon as it is heard of everywhere. */
    private void add(Intruder intruder) {
        await(intruder.who())
                .atMost(PATIENCE)
                .until(() -> intruder.api().get(ME).status() == intruder.status());
        all.add(intruder);
    }

    private static Answer made(Api by, Map<String, Object> more) {
        Map<String, Object> order = new HashMap<>(more);
        order.put("name", "Isolation");
        return ok(by.post(TOKENS + "/generate", order));
    }

    private static Answer ok(Answer answer) {
        if (answer.status() / 100 != 2) {
            throw new AssertionError("answered " + answer.status() + " " + answer.text());
        }
        return answer;
    }

    private Api client(String token) {
        return world.anonymous().withToken(token).at(address());
    }

    /** One that nobody else has. */
    private String address() {
        return "127.0.7." + addresses.incrementAndGet();
    }
}
