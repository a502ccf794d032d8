package io.tidings.e2e.contract;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How the operations of confirmed are shown. */
final class ConfirmedCases {

    private static final String V1 = "/api/v1";

    private final World world;

    ConfirmedCases(World world) {
        this.world = world;
    }

    Map<String, Case> all() {
        Map<String, Case> cases = new HashMap<>();
        cases.put("confirmed.login", login());
        cases.put("confirmed.user.show", Case.of(() -> Call.get(V1 + "/user")));
        cases.put("confirmed.categories.list", Case.of(() -> Call.get(V1 + "/categories")));
        cases.put(
                "confirmed.templates.list",
                Case.of(() ->
                        Call.get(V1 + "/templates").asking("language_id", 3).asking("is_broadcast", 1)));
        cases.put(
                "confirmed.template_accounts.list",
                Case.of(() -> Call.get(V1 + "/template/accounts").asking("template_id", world.template())));
        cases.put("confirmed.languages.list", Case.of(() -> Call.get(V1 + "/languages")));
        cases.put("confirmed.credits.show", Case.of(() -> Call.get(V1 + "/credits")));
        cases.put("confirmed.messages.send", message());
        cases.put("confirmed.broadcasts.send", broadcast());
        cases.put(
                "confirmed.broadcasts.list",
                Case.of(() -> Call.get(V1 + "/broadcasts")).nullable("template_image", "next_page_url"));
        cases.put(
                "confirmed.broadcasts.show",
                Case.of(() -> Call.get(V1 + "/broadcasts/" + world.broadcast()))
                        .showing(
                                "unknown or foreign broadcast",
                                () -> world.api().get(V1 + "/broadcasts/987654")));
        cases.put(
                "confirmed.contacts.list",
                Case.of(() -> Call.get(V1 + "/contacts").asking("broadcast_id", world.broadcast()))
                        .nullable("next_page_url"));
        cases.put("confirmed.connections.list", Case.of(() -> Call.get(V1 + "/connections")));
        return cases;
    }

    /** What is ours, in its style. */
    Map<String, Case> ours() {
        Map<String, Case> cases = new HashMap<>();
        cases.put("confirmed.countries.list", Case.of(() -> Call.get(V1 + "/countries")));
        for (String step : List.of("pause", "resume", "cancel")) {
            cases.put(
                    "confirmed.broadcasts." + step,
                    Case.of(() -> Call.post(V1 + "/broadcasts/" + world.broadcast() + "/" + step, Map.of())));
        }
        return cases;
    }

    private Case login() {
        return Case.of(() -> Call.post(V1 + "/login", Map.of("email", world.email(), "password", world.password())))
                .showing(
                        "wrong e-mail or password",
                        () -> world.api().post(V1 + "/login", Map.of("email", world.email(), "password", "wrong")));
    }

    private Case message() {
        return Case.of(() -> Call.post(V1 + "/messages", world.message()))
                .showing("not enough credit", world::messageWithoutCredit)
                .showing("scheduled (delayed_to given)", () -> {
                    Map<String, Object> later = new HashMap<>(world.message());
                    later.put("delayed_to", world.tomorrow());
                    return world.api().post(V1 + "/messages", later);
                });
    }

    private Case broadcast() {
        return Case.of(() -> Call.post(V1 + "/send-broadcast", world.broadcastOf(world.api(), List.of(world.phone()))))
                .showing(
                        "error, e.g. not enough credit",
                        () -> world.other()
                                .post(V1 + "/send-broadcast", world.broadcastOf(world.other(), world.tooMany())));
    }
}
