package io.tidings.gateway.proxy;

import io.tidings.gateway.visit.Visit;
import io.tidings.platform.fault.Malformed;
import io.tidings.platform.fault.Refused;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Refuses requests that nobody can read, that two servers could read differently, or that have too many headers. */
@Singleton
class RequestChecks {
    private static final int SEPARATORS = 4;
    private static final int ADDRESS_TOO_LONG = 414;
    private static final int UNSUPPORTED_TYPE = 415;
    private static final int HEADERS_TOO_LARGE = 431;
    /** No store takes it, and nobody means it. */
    private static final String NUL = "%00";

    private static final int LONGEST_TYPE = 255;
    /**
     * RFC 9110's media type, with parameters that are tokens or quoted. It never looks back, and the text is short, since
     * anybody may send one that is made to be looked at for ever.
     */
    private static final Pattern TYPE = Pattern.compile(
            "TOKEN/TOKEN(?:\\s*+;\\s*+(?:TOKEN=(?:TOKEN|\"[^\"]*+\"))?+)*+".replace("TOKEN", "[\\w!#$%&'*+.^`|~-]++"));

    /** Services are told it, and may make links of it. */
    private static final Pattern HOST = Pattern.compile("(?:[\\w.-]++|\\[[0-9a-fA-F:.]++])(?::[0-9]{1,5})?");

    private final int longestAddress;
    private final long largestHeaders;

    RequestChecks(Limits limits) {
        this.longestAddress = limits.address();
        this.largestHeaders = limits.headers().asLongValue();
    }

    void check(Visit visit) {
        HttpServerRequest request = visit.request();
        if (request.uri().length() > longestAddress) {
            throw new Refused("address_too_long", "The address is too long.", ADDRESS_TOO_LONG);
        }
        if (size(request) > largestHeaders) {
            throw new Refused("headers_too_large", "The request headers are too large.", HEADERS_TOO_LARGE);
        }
        if (!isUri(request.uri()) || request.uri().contains(NUL)) {
            throw new Malformed("The address is not readable.");
        }
        if (!visit.framing().sane()) {
            throw new Malformed("The length of the request body is not clear.");
        }
        if (!isType(request.getHeader(HttpHeaders.CONTENT_TYPE))) {
            throw new Refused("unsupported_media_type", "The content type is not readable.", UNSUPPORTED_TYPE);
        }
        List<String> hosts = request.headers().getAll(HttpHeaders.HOST);
        if (hosts.size() > 1) {
            throw new Malformed("There is more than one Host header.");
        }
        if (!hosts.isEmpty() && !HOST.matcher(hosts.getFirst()).matches()) {
            throw new Malformed("The Host header is not readable.");
        }
    }

    private static boolean isType(@Nullable String text) {
        return text == null
                || text.isBlank()
                || text.length() <= LONGEST_TYPE && TYPE.matcher(text.strip()).matches();
    }

    private static boolean isUri(String text) {
        try {
            return !new URI(text).isOpaque();
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static long size(HttpServerRequest request) {
        long size = request.uri().length();
        for (Map.Entry<String, String> header : request.headers()) {
            size += header.getKey().length() + header.getValue().length() + SEPARATORS;
        }
        return size;
    }
}
