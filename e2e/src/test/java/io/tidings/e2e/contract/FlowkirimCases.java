package io.tidings.e2e.contract;

import com.fasterxml.jackson.databind.node.NullNode;
import io.tidings.e2e.contract.Operation.Parameter;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/** How the operations of flowkirim are shown. */
final class FlowkirimCases {

    private static final String ANNOUNCEMENTS = "/api/announcements";
    private static final String TOKENS = "/api/api-tokens";
    private static final String ADMIN = ANNOUNCEMENTS + "/admin";
    private static final Parameter TITLE = new Parameter("title", "body", "string", false, NullNode.getInstance());
    private static final String UNKNOWN = "/0198f6a0-0000-7000-8000-000000000001";

    private final World world;

    FlowkirimCases(World world) {
        this.world = world;
    }

    Map<String, Case> all() {
        Map<String, Case> cases = new HashMap<>();
        cases.put("flowkirim.health", Case.of(() -> Call.get("/api/health")));
        cases.put("flowkirim.test.node_connection", Case.of(() -> Call.get("/api/test-node-connection")));
        cases.put("flowkirim.me", asked(() -> Call.get("/api/me")));
        cases.put("flowkirim.announcements.list", asked(() -> listing(ANNOUNCEMENTS)));
        cases.put("flowkirim.announcements.show", shown());
        cases.put("flowkirim.announcements.admin_list", administered(() -> listing(ADMIN)));
        cases.put("flowkirim.announcements.create", administered(() -> Call.post(ADMIN, world.announcing())));
        cases.put("flowkirim.announcements.admin_show", one("GET", ""));
        cases.put("flowkirim.announcements.replace", one("PUT", ""));
        cases.put("flowkirim.announcements.update", one("PATCH", ""));
        cases.put("flowkirim.announcements.toggle", one("POST", "/toggle"));
        cases.put("flowkirim.announcements.delete", one("DELETE", ""));
        cases.put("flowkirim.api_tokens.list", tokens());
        cases.put(
                "flowkirim.api_tokens.generate",
                Case.of(() -> Call.post(TOKENS + "/generate", Map.of("name", "Storefront Token")))
                        .nullable("last_used_at"));
        cases.put(
                "flowkirim.api_tokens.delete",
                Case.of(() -> new Call("DELETE", TOKENS, Map.of(), Map.of("id", world.apiToken()))));
        return cases;
    }

    /** Of the one who asks, in the query or in the body. */
    private Case tokens() {
        return Case.of(() -> {
                    world.apiToken();
                    return Call.get(TOKENS);
                })
                .nullable("expired_at");
    }

    private Case asked(Supplier<Call> valid) {
        return Case.of(valid).showing("no bearer token sent", () -> valid.get().from(world.anonymous()));
    }

    private Case administered(Supplier<Call> valid) {
        return asked(valid)
                .showing("without admin rights", () -> valid.get().from(world.api()))
                .byAdmins();
    }

    /** There is at least one to be listed. */
    private Call listing(String path) {
        world.announcement();
        return Call.get(path);
    }

    private Case shown() {
        return asked(() -> Call.get(ANNOUNCEMENTS + "/" + world.announcement()))
                .showing("unknown", () -> world.api().get(ANNOUNCEMENTS + UNKNOWN))
                .showing("not active now", () -> world.api().get(ANNOUNCEMENTS + "/" + world.toggledAnnouncement()))
                .everybodys();
    }

    private Case one(String method, String step) {
        boolean hasFields = method.startsWith("P") && step.isEmpty();
        Map<String, Object> fields = hasFields ? world.announcing() : Map.of();
        Case shown = administered(() -> new Call(method, ADMIN + "/" + world.announcement() + step, Map.of(), fields));
        return shown.showing(
                        "unknown",
                        () -> new Call(method, ADMIN + UNKNOWN + step, Map.of(), fields).from(world.callerOf(shown)))
                .showing(
                        "invalid input",
                        () -> shown.valid().get().with(TITLE, "").from(world.callerOf(shown)))
                .everybodys();
    }
}
