package io.tidings.e2e.client;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.htmlunit.WebClient;
import org.htmlunit.WebRequest;
import org.htmlunit.WebResponse;
import org.htmlunit.WebResponseData;
import org.htmlunit.util.NameValuePair;
import org.htmlunit.util.WebConnectionWrapper;

/**
 * What HtmlUnit leaves out of CORS: a preflight has to allow the method, and a page of another origin sees only the headers
 * that are exposed to it. The rest, origins and headers of requests, HtmlUnit holds itself.
 */
final class StrictConnection extends WebConnectionWrapper {

    private static final Set<String> SIMPLE_METHODS = Set.of("GET", "HEAD", "POST");
    private static final Set<String> SEEN_BY_ALL = Set.of(
            "cache-control",
            "content-language",
            "content-length",
            "content-type",
            "expires",
            "last-modified",
            "pragma");
    private static final String CORS = "access-control-";

    StrictConnection(WebClient client) {
        super(client);
    }

    @Override
    public WebResponse getResponse(WebRequest request) throws IOException {
        WebResponse response = super.getResponse(request);
        if (!request.getAdditionalHeaders().containsKey("Origin")) {
            return response;
        }
        String method = request.getAdditionalHeaders().get("Access-Control-Request-Method");
        if (method != null
                && !SIMPLE_METHODS.contains(method)
                && !names(response, "Allow-Methods").contains(lower(method))) {
            throw new IOException("the preflight does not allow " + method);
        }
        return exposed(response, request);
    }

    private static WebResponse exposed(WebResponse response, WebRequest request) throws IOException {
        List<String> exposed = names(response, "Expose-Headers");
        List<NameValuePair> seen = response.getResponseHeaders().stream()
                .filter(header -> isSeen(lower(header.getName()), exposed))
                .toList();
        byte[] body = response.getContentAsStream().readAllBytes();
        WebResponseData data = new WebResponseData(body, response.getStatusCode(), response.getStatusMessage(), seen);
        return new WebResponse(data, request, response.getLoadTime());
    }

    private static boolean isSeen(String header, List<String> exposed) {
        return header.startsWith(CORS) || SEEN_BY_ALL.contains(header) || exposed.contains(header);
    }

    private static List<String> names(WebResponse response, String header) {
        String value = response.getResponseHeaderValue(CORS + header);
        return value == null
                ? List.of()
                : Stream.of(value.split(","))
                        .map(String::strip)
                        .map(StrictConnection::lower)
                        .toList();
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
