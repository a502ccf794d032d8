package io.tidings.e2e.contract;

import io.tidings.e2e.Api;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** API tokens with and without abilities, made by people of the demo workspace for themselves. */
final class Abilities {

    /** All that an API token can have, as compatibility.md lists them. */
    private static final Set<String> ALL = Set.of(
            "read",
            "billing:read",
            "write",
            "messages:send",
            "otp:send",
            "contacts:write",
            "devices:manage",
            "webhooks:manage");
    /** The finer one that is enough for an operation, as compatibility.md has it; for all others the whole one is needed. */
    private static final Map<String, String> ENOUGH = Map.of(
            "confirmed.credits.show", "billing:read",
            "confirmed.messages.send", "messages:send",
            "confirmed.broadcasts.send", "messages:send",
            "confirmed.broadcasts.pause", "messages:send",
            "confirmed.broadcasts.resume", "messages:send",
            "confirmed.broadcasts.cancel", "messages:send");

    private final World world;
    private final Map<Set<String>, Api> lacking = new HashMap<>();

    Abilities(World world) {
        this.world = world;
    }

    /** Of that person, with all abilities. */
    Api allOf(Api person) {
        return token(
                person, ALL.stream().filter(ability -> !ability.contains(":")).toList());
    }

    /** Of the owner, with all but that ability, and but the finer one that is enough for the operation. */
    Api allBut(String ability, Operation operation) {
        Set<String> others = new TreeSet<>(ALL);
        others.remove(ability);
        others.remove(ENOUGH.getOrDefault(operation.id(), ability));
        return lacking.computeIfAbsent(others, wanted -> token(world.api(), List.copyOf(wanted)));
    }

    private static Api token(Api maker, List<String> abilities) {
        Api.Answer made = maker.post("/api/api-tokens/generate", Map.of("name", "Isolation", "abilities", abilities));
        if (made.status() != 201) {
            throw new AssertionError(abilities + " answered " + made.text());
        }
        return maker.withToken(made.body().path("token").asText());
    }
}
