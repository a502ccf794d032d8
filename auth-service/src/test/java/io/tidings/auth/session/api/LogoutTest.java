package io.tidings.auth.session.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.tidings.auth.testing.OnStack;
import io.tidings.auth.testing.Person;
import io.tidings.auth.testing.Tenant;
import org.junit.jupiter.api.Test;

@OnStack
class LogoutTest {
    private static final String PATH = "/api/v1/logout";

    @Test
    void endsTheLoginThatItCameWithAndNoOther() {
        Tenant tenant = Tenant.provisioned();
        String ended = tenant.loginToken();
        String other = tenant.loginToken();

        Person.with(ended)
                .post(PATH)
                .then()
                .statusCode(200)
                .body("success", equalTo(true))
                .body("message", equalTo("Logged Out Successfully"));

        assertThat(Person.standing(ended)).isEqualTo(401);
        assertThat(Person.standing(other)).isEqualTo(200);
        assertThat(Person.standing(tenant.apiToken)).isEqualTo(200);
    }

    @Test
    void isNothingForAnApiToken() {
        Tenant tenant = Tenant.provisioned();

        Person.with(tenant.apiToken).post(PATH).then().statusCode(403).body("code", equalTo("login_needed"));

        assertThat(Person.standing(tenant.apiToken)).isEqualTo(200);
    }

    @Test
    void isForViewersToo() {
        String login = Tenant.as("viewer").loginToken();

        Person.with(login).post(PATH).then().statusCode(200);

        assertThat(Person.standing(login)).isEqualTo(401);
    }
}
