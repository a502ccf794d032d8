package io.tidings.platform.paging;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.UriBuilder;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** The {@code pagination} object of confirmed: seven fields, with absolute links to the neighbours. */
@Singleton
public class LaravelPagination {

    private final URI publicUrl;

    /** @param publicUrl base of absolute links, as clients reach the gateway */
    public LaravelPagination(
            @ConfigProperty(name = "tidings.public-url", defaultValue = "http://localhost:8080") URI publicUrl) {
        this.publicUrl = publicUrl;
    }

    /**
     * The seven fields of this page.
     *
     * @param self path and query of the request; its {@code page} is replaced in the links
     */
    public Map<String, Object> of(Page<?> page, URI self) {
        int current = page.request().page();
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("total", page.total());
        fields.put("count", page.items().size());
        fields.put("per_page", page.request().size());
        fields.put("next_page_url", current < page.pages() ? link(self, current + 1) : null);
        fields.put("prev_page_url", current > 1 ? link(self, current - 1) : null);
        fields.put("current_page", current);
        fields.put("total_pages", page.pages());
        return fields;
    }

    private String link(URI self, int page) {
        return UriBuilder.fromUri(publicUrl)
                .path(self.getRawPath())
                .replaceQuery(self.getRawQuery())
                .replaceQueryParam("page", page)
                .build()
                .toString();
    }
}
