package io.tidings.gateway.developer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tidings.gateway.answer.Answers;
import io.tidings.gateway.openapi.ApiDocument;
import io.tidings.gateway.route.Route;
import io.tidings.gateway.visit.Visit;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Objects;

/** All pages, written once when the gateway starts. */
@Singleton
public class Pages {
    private final Answers answers;
    private final BaseUrl base;
    private final Map<String, Page> pages;

    Pages(Answers answers, BaseUrl base, ApiDocument document, ObjectMapper json) throws JsonProcessingException {
        this.answers = answers;
        this.base = base;
        this.pages = Map.of("/openapi.json", new Page("application/json", json.writeValueAsString(document.json())));
    }

    /** Answers with the page of that route. */
    public void show(Visit visit, Route route) {
        Page page = Objects.requireNonNull(pages.get(route.path().toString()), route::label);
        visit.response().putHeader(HttpHeaders.CACHE_CONTROL, "no-cache");
        String text = page.text().replace(ApiDocument.BASE, base.of(visit.request()));
        answers.content(visit, page.type(), Buffer.buffer(text));
    }
}
