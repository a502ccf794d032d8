package io.tidings.gateway.developer;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.regex.Pattern;

/** The address by which the gateway is called, without a slash at its end. */
@Singleton
class BaseUrl {
    private static final Pattern PLAIN = Pattern.compile("https?://[A-Za-z0-9.:\\[\\]-]+");

    private final PageConfig config;

    BaseUrl(PageConfig config) {
        this.config = config;
    }

    /** As configured, or as this request came; the entrance has looked at its host. */
    String of(HttpServerRequest request) {
        return config.publicUrl()
                .map(URI::toString)
                .map(url -> url.endsWith("/") ? url.substring(0, url.length() - 1) : url)
                .orElseGet(() -> plain(request.scheme() + "://" + host(request)));
    }

    /** What a proxy says of scheme and host was looked at by nobody. */
    private static String plain(String url) {
        return PLAIN.matcher(url).matches() ? url : "";
    }

    /** HTTP/1.0 knows requests that name none. */
    private static String host(HttpServerRequest request) {
        HostAndPort named = request.authority();
        return named == null ? request.localAddress().toString() : named.toString();
    }
}
