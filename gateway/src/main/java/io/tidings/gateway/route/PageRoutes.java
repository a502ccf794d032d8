package io.tidings.gateway.route;

import io.tidings.platform.fault.Dialect;
import java.util.List;
import java.util.stream.Stream;

/** What the gateway answers by itself, for anyone: the pages for developers and what belongs to them. */
final class PageRoutes {
    private static final Api PAGES = new Api(Dialect.INTERNAL, "", Credential.NONE);

    private PageRoutes() {}

    static List<Route> all() {
        return Stream.of(
                        "/openapi.json",
                        "/developers",
                        "/developers/docs",
                        "/developers/docs/raw",
                        "/developers/docs/postman",
                        "/developers/docs/postman/environment",
                        "/developers/style.css",
                        "/developers/theme.js",
                        "/developers/page.js",
                        "/developers/icon.svg")
                .map(path -> PAGES.get(path).open().to(Upstream.PAGES))
                .toList();
    }
}
