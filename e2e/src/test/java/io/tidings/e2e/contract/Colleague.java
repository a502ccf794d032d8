package io.tidings.e2e.contract;

import com.fasterxml.jackson.databind.JsonNode;
import io.tidings.e2e.Api;
import io.tidings.e2e.Api.Answer;
import java.util.Map;

/**
 * Somebody whom the demo workspace's owner invited, and who came.
 *
 * @param number the user's integer id
 * @param token of a login in the demo workspace
 * @param api with that token
 */
record Colleague(String email, String role, long number, String token, Api api) {

    private static final String V1 = "/api/v1";

    static Colleague joining(World world, String role) {
        String email = world.person();
        JsonNode invitation = done(world.api().post(V1 + "/invitations", Map.of("email", email, "role", role)));
        Api home = signedIn(world, email);
        JsonNode taken = done(home.post(
                V1 + "/invitations/accept",
                Map.of("token", invitation.path("token").asText())));
        String place = V1 + "/workspaces/" + taken.at("/workspace/id").asText() + "/switch";
        String token = done(home.post(place, Map.of())).path("token").asText();
        Api api = home.withToken(token);
        return new Colleague(email, role, done(api.get(V1 + "/user")).path("id").asLong(), token, api);
    }

    /** In the person's own workspace. */
    static Api signedIn(World world, String email) {
        JsonNode login =
                done(world.anonymous().post(V1 + "/login", Map.of("email", email, "password", Workspaces.PASSWORD)));
        return world.anonymous().withToken(login.path("token").asText());
    }

    /** Whether the role lets write at all. */
    boolean mayWrite() {
        return !role.equals("viewer");
    }

    private static JsonNode done(Answer answer) {
        if (answer.status() / 100 != 2) {
            throw new AssertionError("answered " + answer.status() + " " + answer.text());
        }
        return answer.body().path("data");
    }

    @Override
    public String toString() {
        return role;
    }
}
