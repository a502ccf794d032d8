package io.tidings.gateway.developer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tidings.gateway.answer.Answers;
import io.tidings.gateway.openapi.ApiDocument;
import io.tidings.gateway.openapi.Documents;
import io.tidings.gateway.route.Route;
import io.tidings.gateway.visit.Visit;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;

/** All pages, written once when the gateway starts. */
@Singleton
public class Pages {
    private final Answers answers;
    private final BaseUrl base;
    private final Map<String, Page> pages;

    Pages(Answers answers, BaseUrl base, ApiDocument document, Writer writer, ObjectMapper json)
            throws JsonProcessingException {
        this.answers = answers;
        this.base = base;
        PostmanCollection postman = new PostmanCollection(document.json(), Documents.read("/developers/postman.yaml"));
        this.pages = Map.ofEntries(
                Map.entry("/openapi.json", Page.plain("application/json", json.writeValueAsString(document.json()))),
                Map.entry("/developers", Page.shown(writer.guide())),
                Map.entry("/developers/docs", Page.shown(writer.reference())),
                Map.entry("/developers/docs/raw", Page.plain("text/markdown;charset=UTF-8", writer.raw())),
                Map.entry("/developers/docs/postman", file(postman.collection(), "tidings.postman_collection.json")),
                Map.entry(
                        "/developers/docs/postman/environment",
                        file(postman.environment(), "tidings.postman_environment.json")),
                Map.entry("/developers/style.css", part("text/css;charset=UTF-8", "style.css")),
                Map.entry("/developers/theme.js", part("text/javascript;charset=UTF-8", "theme.js")),
                Map.entry("/developers/page.js", part("text/javascript;charset=UTF-8", "page.js")),
                Map.entry("/developers/icon.svg", part("image/svg+xml", "icon.svg")));
    }

    private static Page file(JsonNode content, String name) {
        return Page.file("application/json", content.toPrettyString(), name);
    }

    private static Page part(String type, String name) {
        try (InputStream file = Objects.requireNonNull(Pages.class.getResourceAsStream("/developers/" + name), name)) {
            return Page.plain(type, new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Answers with the page of that route. */
    public void show(Visit visit, Route route) {
        Page page = Objects.requireNonNull(pages.get(route.path().toString()), route::label);
        visit.response().putHeader(HttpHeaders.CACHE_CONTROL, "no-cache");
        page.headers().forEach(visit.response()::putHeader);
        String text = page.text().replace(ApiDocument.BASE, base.of(visit.request()));
        answers.content(visit, page.type(), Buffer.buffer(text));
    }
}
