package io.tidings.auth.user.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.auth.testing.OnStack;
import io.tidings.auth.testing.Person;
import io.tidings.auth.testing.Phones;
import io.tidings.auth.testing.Registrant;
import io.tidings.auth.testing.Superuser;
import io.tidings.auth.testing.Tenant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What people are is not among what they may say of themselves: it is passed over wherever it is said. */
@OnStack
class MassAssignmentTest {
    private static final Map<String, Object> WISHES = Map.ofEntries(
            Map.entry("id", UUID.randomUUID().toString()),
            Map.entry("number", 1),
            Map.entry("admin", true),
            Map.entry("roles", List.of("admin")),
            Map.entry("role", "owner"),
            Map.entry("abilities", List.of("admin")),
            Map.entry("password_hash", "$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAA"),
            Map.entry("passwordHash", "x"),
            Map.entry("phone_verified_at", "2026-01-01T00:00:00Z"),
            Map.entry("phoneVerifiedAt", "2026-01-01T00:00:00Z"),
            Map.entry("two_factor_enabled", true),
            Map.entry("workspace_id", UUID.randomUUID().toString()),
            Map.entry("suspended", false),
            Map.entry("credit", 1_000_000));

    @BeforeEach
    void connect() {
        Phones.connect();
    }

    @Test
    void nobodyBecomesMoreByAChangeOfProfile() {
        Tenant tenant = Tenant.provisioned();
        String before = row("id = '" + tenant.user + "'");
        Map<String, Object> body = new HashMap<>(WISHES);
        body.put("name", "Other Name");

        Person.with(tenant.loginToken()).body(body).put("/api/v1/user").then().statusCode(200);

        assertThat(row("id = '" + tenant.user + "'")).isEqualTo(before);
    }

    @Test
    void nobodyRegistersAsMore() {
        Registrant plain = new Registrant();
        plain.register().then().statusCode(201);
        Registrant wishful = new Registrant();
        Map<String, Object> form = wishful.form();
        WISHES.forEach(form::putIfAbsent);

        wishful.register(form).then().statusCode(201);

        assertThat(standing(wishful)).isEqualTo(standing(plain)).contains("\"admin\": false");
    }

    @Test
    void nobodyGivesThemselvesARoleByAnInvitation() {
        Tenant tenant = Tenant.provisioned();
        String before = Superuser.tell("SELECT role FROM membership WHERE user_id = '" + tenant.user + "'");
        Map<String, Object> body = new HashMap<>(WISHES);
        body.put("token", "0".repeat(64));

        assertThat(Person.with(tenant.loginToken())
                        .body(body)
                        .post("/api/v1/invitations/accept")
                        .statusCode())
                .isEqualTo(404);

        assertThat(Superuser.tell("SELECT role FROM membership WHERE user_id = '" + tenant.user + "'"))
                .isEqualTo(before);
    }

    /** All that is known of a person but for what they may say themselves. */
    private static String row(String where) {
        return Superuser.tell("SELECT (to_jsonb(users) - 'name' - 'updated_at')::text FROM users WHERE " + where);
    }

    /** The same without what differs from one to the other. */
    private static String standing(Registrant who) {
        return Superuser.tell(
                "SELECT (to_jsonb(users) - '{id,number,name,email,phone,password_hash,created_at,updated_at}'::text[])::text"
                        + " FROM users WHERE email = '" + who.email + "'");
    }
}
