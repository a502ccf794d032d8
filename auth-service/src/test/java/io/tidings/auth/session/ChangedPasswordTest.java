package io.tidings.auth.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.response.Response;
import io.smallrye.mutiny.Uni;
import io.tidings.auth.password.Passwords;
import io.tidings.auth.testing.OnStack;
import io.tidings.auth.testing.Person;
import io.tidings.auth.testing.Tenant;
import io.tidings.platform.store.Transactions;
import io.tidings.platform.store.Tx;
import io.tidings.testkit.AtOnce;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** No login outlives a change of the password, also when it is begun while the password is changed. */
@OnStack
class ChangedPasswordTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject
    Transactions transactions;

    @Inject
    LoginSessions sessions;

    @Inject
    Passwords passwords;

    private Tenant tenant;
    private String login;

    @BeforeEach
    void signIn() {
        tenant = Tenant.provisioned();
        login = tenant.loginToken();
    }

    @Test
    void refusesALoginWithTheOldPassword() {
        assertThat(whileItIsChanged(tenant::signIn).statusCode()).isEqualTo(404);
    }

    @Test
    void switchesNowhereWithAnEndedLogin() {
        long here = Person.with(login).get("/api/v1/workspaces").jsonPath().getLong("data[0].id");
        var call = Person.with(login);

        assertThat(whileItIsChanged(() -> call.post("/api/v1/workspaces/" + here + "/switch"))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void changesNothingThatWasChangedAMomentAgo() {
        var call =
                Person.with(login).body(Map.of("current_password", Tenant.PASSWORD, "password", "another-password-2"));

        assertThat(whileItIsChanged(() -> call.post("/api/v1/user/password")).statusCode())
                .isEqualTo(401);
        assertThat(Tenant.signIn(tenant.email, "another-password-2", tenant.address)
                        .statusCode())
                .isEqualTo(404);
    }

    /** The call has begun, and waits, before the change is committed. */
    private Response whileItIsChanged(Supplier<Response> call) {
        CompletableFuture<Void> changed = new CompletableFuture<>();
        CompletableFuture<Void> release = new CompletableFuture<>();
        CompletableFuture<Void> change = transactions
                .asWorker(tx -> change(tx)
                        .invoke(() -> changed.complete(null))
                        .chain(() -> Uni.createFrom().completionStage(release)))
                .subscribeAsCompletionStage();
        changed.join();
        CompletableFuture<Response> answer = AtOnce.begun(call);
        await().atMost(PATIENCE).until(() -> answer.isDone() || waiting() > 0);
        release.complete(null);
        change.join();
        return answer.join();
    }

    private Uni<Void> change(Tx tx) {
        return passwords
                .hash("a-third-password-3")
                .chain(hash -> tx.connection()
                        .preparedQuery("UPDATE users SET password_hash = $2 WHERE id = $1")
                        .execute(Tuple.of(tenant.user, hash)))
                .chain(() -> sessions.revokeAllOf(tx, tenant.user));
    }

    private long waiting() {
        return transactions
                .asWorker(tx -> tx.connection()
                        .query("SELECT count(*) FROM pg_locks WHERE NOT granted")
                        .execute())
                .map(rows -> rows.iterator().next().getLong(0))
                .await()
                .indefinitely();
    }
}
