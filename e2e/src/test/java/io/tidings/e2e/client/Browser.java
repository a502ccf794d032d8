package io.tidings.e2e.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.htmlunit.WebClient;
import org.htmlunit.html.HtmlPage;

/** A browser that shows one page, whose script the test calls. */
final class Browser implements AutoCloseable {

    private static final long PATIENCE_MILLIS = 60_000;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final WebClient client = new WebClient();
    private final HtmlPage page;

    Browser(String address) throws IOException {
        client.getOptions().setFetchPolyfillEnabled(true);
        client.setWebConnection(new StrictConnection(client));
        page = client.getPage(address);
    }

    /** What the promise of this function of the page became; a refusal is {@code {"failed": text}}. */
    JsonNode call(String function, Object... arguments) {
        String list = Stream.of(arguments).map(Workspace::json).collect(Collectors.joining(", "));
        page.executeJavaScript("show(%s(%s))".formatted(function, list));
        client.waitForBackgroundJavaScript(PATIENCE_MILLIS);
        String shown =
                page.executeJavaScript("window.shown").getJavaScriptResult().toString();
        try {
            return JSON.readTree(shown);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
