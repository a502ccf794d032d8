package io.tidings.gateway.route;

import io.tidings.platform.fault.Dialect;
import java.util.List;
import java.util.stream.Stream;

/** The 84 operations of the flowkirim API. Those that were seen open need a credential here, all but the health call. */
final class FlowkirimRoutes {
    private static final Api API = new Api(Dialect.FLOWKIRIM, "/api", Credential.BEARER);

    private FlowkirimRoutes() {}

    static List<Route> all() {
        return Stream.of(
                        account(),
                        sessions(),
                        messages(),
                        jobs(),
                        leads(),
                        templates(),
                        contacts(),
                        contactGroups(),
                        announcements())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Route> account() {
        return List.of(
                API.get("/health").open().to(Upstream.AUTH),
                API.get("/me").to(Upstream.AUTH),
                API.get("/test-contact-groups"),
                API.get("/test-node-connection").to(Upstream.MESSAGING),
                API.get("/api-tokens").to(Upstream.AUTH),
                API.post("/api-tokens/generate").to(Upstream.AUTH),
                API.delete("/api-tokens").to(Upstream.AUTH));
    }

    private static List<Route> sessions() {
        return List.of(
                API.post("/whatsapp/sessions"),
                API.get("/whatsapp/sessions/{name}"),
                API.delete("/whatsapp/sessions/{name}"),
                API.get("/whatsapp/sessions/{name}/status"),
                API.delete("/whatsapp/sessions/{name}/disconnect"),
                API.delete("/whatsapp/sessions/{name}/device"),
                API.get("/whatsapp/sessions/{name}/messages"),
                API.get("/whatsapp/sessions/{name}/contacts"),
                API.get("/whatsapp/sessions/{name}/groups"),
                API.post("/whatsapp/groups/sync"),
                API.get("/whatsapp/groups/device"),
                API.delete("/whatsapp/groups/{name}"));
    }

    private static List<Route> messages() {
        return List.of(
                API.post("/whatsapp/messages/text"),
                API.post("/whatsapp/messages/media").within(LimitClass.BULK),
                API.post("/whatsapp/messages/group/text"),
                API.post("/whatsapp/messages/group/media").within(LimitClass.BULK));
    }

    private static List<Route> jobs() {
        return List.of(
                API.get("/whatsapp/messages/bulk"),
                API.post("/whatsapp/messages/bulk/text").within(LimitClass.BULK),
                API.delete("/whatsapp/messages/bulk/{name}"),
                API.get("/whatsapp/messages/bulk/{name}/status"),
                API.get("/whatsapp/messages/schedule"),
                API.post("/whatsapp/messages/schedule/text"),
                API.post("/whatsapp/messages/schedule/media").within(LimitClass.BULK),
                API.delete("/whatsapp/messages/schedule/{name}"),
                API.get("/whatsapp/messages/schedule/{name}/status"));
    }

    private static List<Route> leads() {
        return List.of(
                API.get("/leads"),
                API.post("/leads"),
                API.post("/leads/scrape"),
                API.post("/leads/scrape/async"),
                API.get("/leads/scrape/task/{name}"),
                API.get("/leads/tasks"),
                API.get("/leads/scraper-health"),
                API.get("/leads/statistics"),
                API.post("/leads/bulk-import").within(LimitClass.BULK),
                API.post("/leads/bulk-status"),
                API.post("/leads/sync-status"),
                API.get("/leads/{uuid}"),
                API.patch("/leads/{uuid}"),
                API.delete("/leads/{uuid}"));
    }

    private static List<Route> templates() {
        return List.of(
                API.get("/templates"),
                API.post("/templates"),
                API.get("/templates/{uuid}"),
                API.put("/templates/{uuid}"),
                API.patch("/templates/{uuid}"),
                API.delete("/templates/{uuid}"),
                API.post("/templates/{uuid}/duplicate"));
    }

    private static List<Route> contacts() {
        return List.of(
                API.get("/contacts"),
                API.post("/contacts"),
                API.get("/contacts/statistics"),
                API.post("/contacts/bulk-delete"),
                API.post("/contacts/import").within(LimitClass.BULK),
                API.get("/contacts/export"),
                API.get("/contacts/template"),
                API.get("/contacts/{uuid}"),
                API.put("/contacts/{uuid}"),
                API.patch("/contacts/{uuid}"),
                API.delete("/contacts/{uuid}"));
    }

    private static List<Route> contactGroups() {
        return List.of(
                API.get("/contact-groups"),
                API.post("/contact-groups"),
                API.get("/contact-groups/{uuid}"),
                API.put("/contact-groups/{uuid}"),
                API.patch("/contact-groups/{uuid}"),
                API.delete("/contact-groups/{uuid}"),
                API.get("/contact-groups/{uuid}/contacts"),
                API.post("/contact-groups/{uuid}/contacts"),
                API.delete("/contact-groups/{uuid}/contacts"),
                API.get("/contact-groups/{uuid}/phone-numbers"),
                API.post("/contact-groups/{uuid}/personalized-preview"));
    }

    private static List<Route> announcements() {
        return List.of(
                API.get("/announcements").to(Upstream.AUTH),
                API.get("/announcements/{uuid}").to(Upstream.AUTH),
                API.get("/announcements/admin").needing(Ability.ADMIN).to(Upstream.AUTH),
                API.post("/announcements/admin").needing(Ability.ADMIN).to(Upstream.AUTH),
                API.get("/announcements/admin/{uuid}").needing(Ability.ADMIN).to(Upstream.AUTH),
                API.put("/announcements/admin/{uuid}").needing(Ability.ADMIN).to(Upstream.AUTH),
                API.patch("/announcements/admin/{uuid}").needing(Ability.ADMIN).to(Upstream.AUTH),
                API.delete("/announcements/admin/{uuid}").needing(Ability.ADMIN).to(Upstream.AUTH),
                API.post("/announcements/admin/{uuid}/toggle")
                        .needing(Ability.ADMIN)
                        .to(Upstream.AUTH));
    }
}
