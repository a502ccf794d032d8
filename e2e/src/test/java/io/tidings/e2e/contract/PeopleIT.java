package io.tidings.e2e.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.e2e.Api;
import io.tidings.e2e.Api.Answer;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** What people do for themselves and for one another where the contract has nothing: as they do it, to its end. */
@TestInstance(Lifecycle.PER_CLASS)
class PeopleIT {
    private static final String V1 = "/api/v1";
    private static final String TWO_FACTOR = V1 + "/user/two-factor";
    private static final Map<String, Object> PASSWORD = Map.of("password", Workspaces.PASSWORD);

    private final World world = new World();

    @Test
    void renewsTheRecoveryCodesAndSwitchesTheSecondFactorOff() {
        String email = world.person();
        Secured secured = new Secured(world.anonymous(), email);
        Api person = world.anonymous()
                .withToken(secured.login(secured.nextCode())
                        .body()
                        .at("/data/token")
                        .asText());

        Answer renewed = person.post(TWO_FACTOR + "/recovery-codes", PASSWORD);
        Answer off = person.send("DELETE", TWO_FACTOR, PASSWORD);

        assertThat(renewed.body().at("/data/recovery_codes")).hasSize(10);
        assertThat(off.status()).isEqualTo(200);
        assertThat(secured.login().body().at("/data/token").isTextual()).isTrue();
    }

    @Test
    void switchesNoSecondFactorOnWithAnotherCode() {
        Api person = Colleague.signedIn(world, world.person());
        assertThat(person.post(TWO_FACTOR, PASSWORD).status()).isEqualTo(200);

        assertThat(person.post(TWO_FACTOR + "/confirm", Map.of("code", "000000"))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void takesAnInvitationBack() {
        Answer made = world.api().post(V1 + "/invitations", Map.of("email", world.person(), "role", "viewer"));
        String invitation = V1 + "/invitations/" + made.body().at("/data/id").asText();

        assertThat(world.api().send("DELETE", invitation, null).status()).isEqualTo(200);
        assertThat(world.api().send("DELETE", invitation, null).status()).isEqualTo(404);
    }

    @Test
    void givesAColleagueAnotherRole() {
        Colleague colleague = Colleague.joining(world, "viewer");
        String member = V1 + "/members/" + colleague.number();

        Answer changed = world.api().send("PUT", member, Map.of("role", "member"));

        assertThat(changed.status()).as(changed.text()).isEqualTo(200);
        assertThat(world.api().send("DELETE", member, null).status()).isEqualTo(200);
    }

    @Test
    void opensNoWorkspaceThatIsNone() {
        assertThat(world.admin()
                        .post(V1 + "/admin/workspaces/987654321/resume", Map.of())
                        .status())
                .isEqualTo(404);
    }
}
