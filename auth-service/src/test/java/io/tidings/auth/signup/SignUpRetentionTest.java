package io.tidings.auth.signup;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.auth.testing.OnStack;
import io.tidings.auth.testing.Phones;
import io.tidings.auth.testing.Registrant;
import io.tidings.auth.testing.Superuser;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@OnStack
class SignUpRetentionTest {
    @Inject
    SignUpRetention retention;

    @BeforeEach
    void connect() {
        Phones.connect();
    }

    @Test
    void forgetsWhoNeverVerified() {
        Registrant old = new Registrant();
        Registrant fresh = new Registrant();
        Registrant verified = new Registrant();
        old.register().then().statusCode(201);
        fresh.register().then().statusCode(201);
        verified.enter();
        Superuser.run("UPDATE sign_up SET created_at = now() - interval '8 days'"
                + " WHERE user_id IN (SELECT id FROM users WHERE email IN ('" + old.email + "', '" + verified.email
                + "'))");

        retention.forgetUnverified().await().indefinitely();

        assertThat(isThere(old)).isFalse();
        assertThat(isThere(fresh)).isTrue();
        assertThat(isThere(verified)).isTrue();
    }

    private static boolean isThere(Registrant person) {
        return Superuser.tell("SELECT count(*) FROM users WHERE email = '" + person.email + "'")
                .equals("1");
    }
}
