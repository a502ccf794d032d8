package io.tidings.e2e.contract;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

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
        cases.put("confirmed.audit.list", Case.of(() -> Call.get(V1 + "/audit")));
        cases.put("confirmed.audit.verify", Case.of(() -> Call.get(V1 + "/audit/verify")));
        cases.put("confirmed.audit.export", Case.of(() -> Call.get(V1 + "/audit/export")));
        for (String step : List.of("pause", "resume", "cancel")) {
            cases.put(
                    "confirmed.broadcasts." + step,
                    Case.of(() -> Call.post(V1 + "/broadcasts/" + world.broadcast() + "/" + step, Map.of())));
        }
        Map<String, Object> passwords = Map.of("current_password", world.password(), "password", "another-password-1");
        cases.put("confirmed.logout", Case.of(() -> Call.post(V1 + "/logout", Map.of())));
        cases.put("confirmed.user.password", Case.of(() -> Call.post(V1 + "/user/password", passwords)));
        cases.put("confirmed.workspaces.list", Case.of(() -> Call.get(V1 + "/workspaces")));
        // an API token is refused before anybody looks at the id; SwitchingTest compares what logins get
        cases.put(
                "confirmed.workspaces.switch",
                Case.of(() -> Call.post(V1 + "/workspaces/1/switch", Map.of())).everybodys());
        cases.putAll(members());
        cases.putAll(administered());
        Map<String, Object> phone = Map.of("phone", "+213555100001", "current_password", "wrong-password-1");
        cases.put(
                "confirmed.user.change",
                Case.of(() -> new Call("PUT", V1 + "/user", Map.of(), Map.of("language", "en"))));
        cases.put("confirmed.user.phone", Case.of(() -> Call.post(V1 + "/user/phone", phone)));
        cases.put(
                "confirmed.user.phone.verify",
                Case.of(() -> Call.post(V1 + "/user/phone/verify", Map.of("code", "000000"))));
        Map<String, Object> nobody = Map.of("email", "nobody@tidings.example");
        Map<String, Object> coded = Map.of("email", "nobody@tidings.example", "code", "000000");
        cases.put(
                "confirmed.register",
                Case.of(() -> Call.post(
                        V1 + "/register",
                        Map.of(
                                "name",
                                "N",
                                "email",
                                world.email(),
                                "phone",
                                "+213555100001",
                                "password",
                                "password-1"))));
        cases.put("confirmed.register.resend", Case.of(() -> Call.post(V1 + "/register/resend", nobody)));
        cases.put("confirmed.password.forgot", Case.of(() -> Call.post(V1 + "/password/forgot", nobody)));
        Map<String, Object> reset = new HashMap<>(coded);
        reset.put("password", "another-password-1");
        cases.put("confirmed.register.verify", Case.of(() -> Call.post(V1 + "/register/verify", reset)));
        cases.put("confirmed.password.reset", Case.of(() -> Call.post(V1 + "/password/reset", reset)));
        String secured = V1 + "/user/two-factor";
        Map<String, Object> password = Map.of("password", world.password());
        cases.put("confirmed.two_factor.enrol", Case.of(() -> Call.post(secured, password)));
        cases.put(
                "confirmed.two_factor.confirm",
                Case.of(() -> Call.post(secured + "/confirm", Map.of("code", "000000"))));
        cases.put(
                "confirmed.two_factor.recovery_codes", Case.of(() -> Call.post(secured + "/recovery-codes", password)));
        cases.put("confirmed.two_factor.disable", Case.of(() -> new Call("DELETE", secured, Map.of(), password)));
        return cases;
    }

    /** An invitation of another workspace is InvitationTest's: only who is signed in there can make one. */
    private Map<String, Case> members() {
        Map<String, Object> role = Map.of("role", "viewer");
        Map<String, Object> invited = Map.of("email", "invited@tidings.example", "role", "viewer");
        String invitation = V1 + "/invitations/0198f6a0-0000-7000-8000-987654321000";
        return Map.of(
                "confirmed.members.list",
                Case.of(() -> Call.get(V1 + "/members")),
                "confirmed.members.change",
                Case.of(() -> new Call("PUT", V1 + "/members/987654321", Map.of(), role)),
                "confirmed.members.remove",
                Case.of(() -> new Call("DELETE", V1 + "/members/987654321", Map.of(), Map.of())),
                "confirmed.invitations.list",
                Case.of(() -> Call.get(V1 + "/invitations")),
                "confirmed.invitations.make",
                Case.of(() -> Call.post(V1 + "/invitations", invited)),
                "confirmed.invitations.revoke",
                Case.of(() -> new Call("DELETE", invitation, Map.of(), Map.of()))
                        .everybodys(),
                "confirmed.invitations.accept",
                Case.of(() -> Call.post(V1 + "/invitations/accept", Map.of("token", "0".repeat(64)))));
    }

    /** Every workspace is an administrator's. */
    private static Map<String, Case> administered() {
        String workspace = V1 + "/admin/workspaces/987654321";
        return Map.of(
                "confirmed.admin.workspaces.list",
                Case.of(() -> Call.get(V1 + "/admin/workspaces")).byAdmins(),
                "confirmed.admin.workspaces.show",
                Case.of(() -> Call.get(workspace)).byAdmins().everybodys(),
                "confirmed.admin.workspaces.suspend",
                Case.of(() -> Call.post(workspace + "/suspend", Map.of("reason", "Unpaid")))
                        .byAdmins()
                        .everybodys(),
                "confirmed.admin.workspaces.resume",
                Case.of(() -> Call.post(workspace + "/resume", Map.of()))
                        .byAdmins()
                        .everybodys());
    }

    private Case login() {
        Supplier<Call> login =
                () -> Call.post(V1 + "/login", Map.of("email", world.email(), "password", world.password()));
        return secured(Case.of(login))
                .showing("success; token issued", () -> login.get().from(world.anonymous()))
                .showing(
                        "wrong e-mail or password",
                        () -> world.api().post(V1 + "/login", Map.of("email", world.email(), "password", "wrong")))
                .showing("account verification not completed", world::loginOfUnverified);
    }

    /** Each answer is shown by somebody of their own, since tries count against a person. */
    private Case secured(Case login) {
        return login.showing(
                        "2FA is enabled and no code was sent; no token issued",
                        () -> world.secured().login())
                .showing("2FA is enabled and the right code was sent", () -> {
                    Secured person = world.secured();
                    return person.login(person.nextCode());
                })
                .showing("2FA is enabled and a recovery code was sent", () -> {
                    Secured person = world.secured();
                    return person.login(person.recoveryCode());
                })
                .showing("wrong 2FA code", () -> {
                    Secured person = world.secured();
                    return person.login(person.wrongCode());
                })
                .showing("2FA code that was used before", () -> world.secured().loginWithUsedCode())
                .showing("2FA code that is not 6 digits", () -> world.secured().login("12345"));
    }

    private Case message() {
        String time = world.tomorrow();
        String scheduled = "scheduled (delayed_to given)";
        return Case.of(() -> Call.post(V1 + "/messages", world.message()))
                .showing("not enough credit", world::messageWithoutCredit)
                .showing(scheduled, () -> {
                    Map<String, Object> later = new HashMap<>(world.message());
                    later.put("delayed_to", time);
                    return world.api().post(V1 + "/messages", later);
                })
                .saying(
                        scheduled,
                        Map.of(
                                "scheduled_for",
                                time,
                                "message",
                                "Message has been scheduled successfully for " + time));
    }

    private Case broadcast() {
        return Case.of(() -> Call.post(V1 + "/send-broadcast", world.broadcastOf(world.api(), List.of(world.phone()))))
                .showing(
                        "error, e.g. not enough credit",
                        () -> world.other()
                                .post(V1 + "/send-broadcast", world.broadcastOf(world.other(), world.tooMany())));
    }
}
