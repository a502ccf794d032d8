package io.tidings.e2e.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.e2e.Api;
import io.tidings.e2e.Api.Answer;
import io.tidings.e2e.Suite;
import io.tidings.testkit.AtOnce;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * No operation shows or changes what belongs to somebody else (P9): another workspace, another user of the same one, or
 * whoever has a good credential. Made from the contract's files and the one of our own operations, which together are the
 * route table: an operation that is built and that nobody shows here fails.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IsolationIT {

    private static final int FORBIDDEN = 403;
    private static final String V1 = "/api/v1";
    /** What is for owners and admins, as compatibility.md and operations.md have it. */
    private static final Set<String> OF_MANAGERS = Set.of(
            "confirmed.audit.list",
            "confirmed.audit.verify",
            "confirmed.audit.export",
            "confirmed.invitations.list",
            "confirmed.invitations.make");

    private final World world = new World();
    private final Built built = new Built(world);
    private final Belongings belongings = new Belongings(world);
    private final Published published = new Published(world.anonymous());
    private final Abilities abilities = new Abilities(world);
    private final Owned owned = new Owned(world);
    private final Colleague viewer = Colleague.joining(world, "viewer");
    private final Colleague member = Colleague.joining(world, "member");
    private final List<String> offences = new ArrayList<>();

    @BeforeAll
    void prepare() {
        world.awaitQuiet();
    }

    @BeforeEach
    void forget() {
        offences.clear();
    }

    @AfterAll
    void quiet() {
        world.awaitQuiet();
    }

    @Test
    void everyOperationThatIsBuiltIsShown() {
        assertThat(built.unshown()).isEmpty();
        Set<String> unknown = new HashSet<>(published.labels());
        built.operations().forEach(operation -> unknown.remove(Published.label(operation)));
        assertThat(unknown).isEmpty();
    }

    @Test
    void nothingOfAnotherWorkspaceIsShownOrChanged() {
        Map<Operation, Call> calls = built.calls();
        List<String> before = belongings.ofOther();
        assertThat(before).first().asString().contains(world.otherName());

        calls.forEach(this::foreign);

        assertThat(offences).isEmpty();
        assertThat(belongings.ofOther()).isEqualTo(before);
    }

    private void foreign(Operation operation, Call valid) {
        Case shown = built.shown(operation).orElseThrow();
        Reference.of(operation, valid)
                .filter(reference -> !(shown.ofNoWorkspace() && reference.isInPath()))
                .filter(reference -> !reference.isNotBuilt(world.api()))
                .forEach(this::foreign);
        Api caller = world.callerOf(shown);
        if (operation.method().equals("GET") && valid.from(caller).text().contains(world.otherName())) {
            offences.add(operation + " shows what belongs to another workspace");
        }
    }

    private void foreign(Reference reference) {
        Api caller = world.api();
        world.foreign(reference.operation(), reference.parameter().name())
                .flatMap(id -> reference.objection(id, expected(reference, caller), "an owner", caller))
                .ifPresent(offences::add);
    }

    /** Lists of ids pass over what they don't know; the report of it is the same for what is foreign. */
    private static int expected(Reference reference, Api caller) {
        if (reference.parameter().isListOfIds()) {
            return reference.unknown(caller).status();
        }
        if (reference.parameter().name().equals("user_id")) {
            return FORBIDDEN;
        }
        return reference.isInPath() ? 404 : 422;
    }

    @Test
    void nobodyComesInWithoutAGoodCredential() throws JoseException {
        List<Intruder> intruders = new Intruders(Suite.running(), world).all();
        Map<Operation, Call> calls = built.closedOrNotBuilt();
        List<String> before = belongings.all();

        List<CompletableFuture<List<String>>> objections = intruders.stream()
                .map(intruder -> AtOnce.begun(() -> calls.entrySet().stream()
                        .flatMap(call -> intruder.objections(call.getKey(), call.getValue()).stream())
                        .toList()))
                .toList();

        assertThat(objections).flatExtracting(CompletableFuture::join).isEmpty();
        assertThat(belongings.all()).isEqualTo(before);
    }

    @Test
    void everyOperationAsksForItsAbility() {
        Map<Operation, Call> calls = built.closed();
        Api token = abilities.allOf(world.api());
        Api tokenOfAdmin = abilities.allOf(world.admin());
        calls.keySet().forEach(operation -> abilities.allBut(ability(operation), operation));
        List<String> before = belongings.all();

        calls.forEach((operation, call) -> {
            String ability = ability(operation);
            lacking(operation, call, "a token with all but " + ability, abilities.allBut(ability, operation));
            if (ability.equals("write")) {
                lacking(operation, call, "a viewer", viewer.api());
            }
            if (ability.equals("admin")) {
                lacking(operation, call, "an owner", world.api());
                lacking(operation, call, "a token of an administrator", tokenOfAdmin);
            }
            if (operation.isOfPeople()) {
                refused(operation, call, "a token", token);
            }
        });

        assertThat(offences).isEmpty();
        assertThat(belongings.all()).isEqualTo(before);
    }

    private String ability(Operation operation) {
        return published.ability(operation).orElseThrow();
    }

    private void lacking(Operation operation, Call call, String who, Api caller) {
        Answer answer = refused(operation, call, who, caller);
        String required = answer.body().path("required_abilities").path(0).asText();
        if (operation.isV1() && !required.equals(ability(operation))) {
            offences.add(operation + " does not tell " + who + " what is lacking: " + answer.text());
        }
    }

    private Answer refused(Operation operation, Call call, String who, Api caller) {
        Answer answer = call.from(caller);
        Faults faults = new Faults(operation.api());
        faults.refused(operation + " by " + who, FORBIDDEN, answer);
        offences.addAll(faults.found());
        return answer;
    }

    @Test
    void nothingOfAnotherUserIsShownOrChanged() {
        Map<Operation, Call> calls = built.calls();
        Map<Reference, Object> things = new LinkedHashMap<>();
        calls.forEach((operation, call) -> Reference.of(operation, call)
                .filter(reference -> !reference.isNotBuilt(world.api()))
                .forEach(reference -> owned.named(reference).ifPresent(thing -> things.put(reference, thing))));
        List<String> before = belongings.all();

        for (Colleague colleague : List.of(viewer, member)) {
            things.forEach((reference, id) -> reference
                    .objection(id, expected(reference, colleague), "a " + colleague, colleague.api())
                    .ifPresent(offences::add));
            calls.forEach((operation, call) -> {
                if (OF_MANAGERS.contains(operation.id())) {
                    refused(operation, call, "a " + colleague, colleague.api());
                }
            });
        }

        assertThat(offences).isEmpty();
        assertThat(belongings.all()).isEqualTo(before);
    }

    /** A token that isn't the caller's is unknown, and so is a place where they are no member; all else is for managers. */
    private static int expected(Reference reference, Colleague colleague) {
        return switch (reference.toString()) {
            case "confirmed.workspaces.switch id" -> 404;
            case "flowkirim.api_tokens.delete id" -> colleague.mayWrite() ? 422 : FORBIDDEN;
            default -> FORBIDDEN;
        };
    }

    @Test
    void anInvitationIsForWhoWasInvited() {
        Object token = owned.invitation().path("token").asText();
        List<String> before = belongings.all();

        Answer others = member.api().post(V1 + "/invitations/accept", Map.of("token", token));
        Answer unknown = member.api().post(V1 + "/invitations/accept", Map.of("token", "0".repeat(64)));

        assertThat(others.status()).isEqualTo(404);
        assertThat(others.text()).isEqualTo(unknown.text());
        assertThat(belongings.all()).isEqualTo(before);
    }

    @Test
    void everybodySeesTheirOwnLoginsOnly() {
        List<String> owners = world.api().data(V1 + "/connections").findValuesAsText("id");
        assertThat(owners).isNotEmpty();
        for (Colleague colleague : List.of(viewer, member)) {
            assertThat(colleague.api().data(V1 + "/connections?full=1"))
                    .isNotEmpty()
                    .allSatisfy(row -> {
                        assertThat(owners).doesNotContain(row.path("id").asText());
                        assertThat(row.toString()).contains(".xxx.xxx").doesNotContain("127.0.0.1");
                    });
        }
    }
}
