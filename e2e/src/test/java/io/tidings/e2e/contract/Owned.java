package io.tidings.e2e.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the demo workspace's owner has that colleagues there have no say in. */
final class Owned {

    private static final Set<String> OF_THE_WORKSPACE = Set.of(
            "broadcast_id", "template_id", "template_account_flow_id", "language_id", "country_id", "category_id");

    private final World world;

    Owned(World world) {
        this.world = world;
    }

    /** A thing of the owner in the place of what the parameter names; empty where it is the workspace's, or everybody's. */
    Optional<Object> named(Reference reference) {
        String parameter = reference.parameter().name();
        if (OF_THE_WORKSPACE.contains(parameter)) {
            return Optional.empty();
        }
        String[] path = reference.operation().path().split("/");
        String of = path[2].equals("v1") ? path[3] : path[2];
        return switch (of + " " + parameter) {
            case "api-tokens user_id" ->
                Optional.of(world.api().data("/api/me").path("id").asText());
            case "api-tokens id" -> Optional.of(world.apiToken());
            case "members id" ->
                Optional.of(world.api().data("/api/v1/user").path("id").asLong());
            case "invitations id" -> Optional.of(invitation().path("id").asText());
            case "workspaces id" -> Optional.of(home());
            case "broadcasts id", "announcements id", "admin id" -> Optional.empty();
            default -> throw new AssertionError("whose is that of " + reference + "? Say it here.");
        };
    }

    /** One that waits, for somebody who isn't there yet, with its token. */
    JsonNode invitation() {
        Map<String, String> invited = Map.of("email", "next-owner@tidings.example", "role", "owner");
        return world.api().post("/api/v1/invitations", invited).body().path("data");
    }

    /** A workspace that no colleague is a member of. */
    private long home() {
        return Colleague.signedIn(world, world.person())
                .data("/api/v1/workspaces")
                .path(0)
                .path("id")
                .asLong();
    }
}
