package io.tidings.gateway.route;

import io.tidings.platform.fault.Dialect;
import java.util.List;

/**
 * The 26 operations of the confirmed API, the list of countries that its numbers need, the steering of broadcasts, the
 * accounts, logins and workspaces of people, all workspaces for those who run the platform, and the audit log.
 */
final class ConfirmedRoutes {
    private static final Api API = new Api(Dialect.CONFIRMED, "/api/v1", Credential.BEARER);

    private ConfirmedRoutes() {}

    static List<Route> all() {
        return List.of(
                API.post("/login").open().to(Upstream.AUTH),
                API.post("/register").open().to(Upstream.AUTH),
                API.post("/register/verify").open().to(Upstream.AUTH),
                API.post("/register/resend").open().to(Upstream.AUTH),
                API.post("/password/forgot").open().to(Upstream.AUTH),
                API.post("/password/reset").open().to(Upstream.AUTH),
                API.get("/user").to(Upstream.AUTH),
                ofPeople(API.post("/logout")),
                ofPeople(API.put("/user")),
                ofPeople(API.post("/user/phone")),
                ofPeople(API.post("/user/phone/verify")),
                ofPeople(API.post("/user/password")),
                ofPeople(API.post("/user/two-factor")),
                ofPeople(API.delete("/user/two-factor")),
                ofPeople(API.post("/user/two-factor/confirm")),
                ofPeople(API.post("/user/two-factor/recovery-codes")),
                ofPeople(API.get("/workspaces")),
                ofPeople(API.post("/workspaces/{digits}/switch")),
                ofPeople(API.get("/members")),
                ofPeople(API.put("/members/{digits}")),
                ofPeople(API.delete("/members/{digits}")),
                ofPeople(API.get("/invitations")),
                ofPeople(API.post("/invitations")),
                ofPeople(API.post("/invitations/accept")),
                ofPeople(API.delete("/invitations/{uuid}")),
                ofAdministrators(API.get("/admin/workspaces")),
                ofAdministrators(API.get("/admin/workspaces/{digits}")),
                ofAdministrators(API.post("/admin/workspaces/{digits}/suspend")),
                ofAdministrators(API.post("/admin/workspaces/{digits}/resume")),
                API.get("/categories").to(Upstream.BROADCAST),
                API.get("/templates").to(Upstream.BROADCAST),
                API.get("/template/accounts").to(Upstream.BROADCAST),
                API.get("/languages").to(Upstream.BROADCAST),
                API.get("/credits").to(Upstream.BILLING),
                API.post("/messages").to(Upstream.BROADCAST),
                API.post("/send-broadcast").to(Upstream.BROADCAST).within(LimitClass.BULK),
                API.get("/broadcasts").to(Upstream.BROADCAST),
                API.get("/broadcasts/{digits}").to(Upstream.BROADCAST),
                API.post("/broadcasts/{digits}/pause").to(Upstream.BROADCAST),
                API.post("/broadcasts/{digits}/resume").to(Upstream.BROADCAST),
                API.post("/broadcasts/{digits}/cancel").to(Upstream.BROADCAST),
                API.get("/contacts").to(Upstream.BROADCAST),
                API.get("/countries").to(Upstream.BROADCAST),
                API.get("/filter/contacts/segments"),
                API.get("/black-list"),
                API.post("/black-list"),
                API.get("/confirmations"),
                API.post("/confirmation/listeners"),
                API.get("/payments"),
                API.post("/payments"),
                API.get("/saved-list"),
                API.post("/saved-list").within(LimitClass.BULK),
                API.get("/saved-list/{digits}"),
                API.put("/saved-list/{digits}").within(LimitClass.BULK),
                API.delete("/saved-list/{digits}"),
                API.post("/saved-list/{digits}/clone"),
                API.get("/connections").to(Upstream.AUTH),
                API.get("/audit").to(Upstream.AUTH),
                API.get("/audit/verify").to(Upstream.AUTH),
                API.get("/audit/export").to(Upstream.AUTH));
    }

    /** Everybody may do this with their own login, whatever their role; auth-service refuses API tokens. */
    private static Route ofPeople(Route route) {
        return route.needing(Ability.READ).to(Upstream.AUTH);
    }

    /** Those who run the platform; auth-service refuses API tokens. */
    private static Route ofAdministrators(Route route) {
        return route.needing(Ability.ADMIN).to(Upstream.AUTH);
    }
}
