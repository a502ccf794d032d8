package io.tidings.e2e.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tidings.e2e.Exchanges;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Laravel's HTTP client: the same calls, with what it sends by default, over {@code Illuminate\Http\Client\PendingRequest}
 * and Guzzle. An array without elements is a list in PHP: a body without fields goes out as {@code []}.
 */
record Laravel(String base, Map<String, String> headers, Format format) {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String BOUNDARY = "d74496d66958873e";

    /** {@code Http::baseUrl}. */
    static Laravel http(String base) {
        return new Laravel(base, Map.of("User-Agent", "GuzzleHttp/7"), Format.JSON);
    }

    Laravel withToken(String token) {
        return withHeader("Authorization", "Bearer " + token);
    }

    Laravel acceptJson() {
        return withHeader("Accept", "application/json");
    }

    Laravel withHeader(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Laravel(base, more, format);
    }

    /** Says so on requests without a body too. */
    Laravel asJson() {
        return new Laravel(base, headers, Format.JSON).withHeader("Content-Type", Format.JSON.type);
    }

    Laravel asForm() {
        return new Laravel(base, headers, Format.FORM);
    }

    Laravel asMultipart() {
        return new Laravel(base, headers, Format.MULTIPART);
    }

    LaravelResponse get(String path) {
        return send("GET", path, "");
    }

    LaravelResponse get(String path, Map<String, ?> query) {
        return get(path + "?" + fields(query));
    }

    /** {@code post($path)}: an empty array is what it sends then. */
    LaravelResponse post(String path) {
        return post(path, Map.of());
    }

    LaravelResponse post(String path, Map<String, ?> data) {
        return withType().send("POST", path, encoded(data));
    }

    LaravelResponse put(String path, Map<String, ?> data) {
        return withType().send("PUT", path, encoded(data));
    }

    /** {@code withBody}: the text as it is. */
    LaravelResponse post(String path, String text, String type) {
        return withHeader("Content-Type", type).send("POST", path, text);
    }

    private Laravel withType() {
        return withHeader("Content-Type", format.type);
    }

    private String encoded(Map<String, ?> data) {
        return switch (format) {
            case JSON -> json(data);
            case FORM -> fields(data);
            case MULTIPART -> parts(data);
        };
    }

    private static String json(Map<String, ?> data) {
        try {
            return JSON.writeValueAsString(data.isEmpty() ? List.of() : data);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** {@code http_build_query}. */
    private static String fields(Map<String, ?> data) {
        return flat(data).entrySet().stream()
                .map(field -> urlEncoded(field.getKey()) + "=" + urlEncoded(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String parts(Map<String, ?> data) {
        return flat(data).entrySet().stream()
                .map(field -> "--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
                        .formatted(BOUNDARY, field.getKey(), field.getValue()))
                .collect(Collectors.joining("", "", "--" + BOUNDARY + "--\r\n"));
    }

    /** Members of an array as fields of their own: {@code data[name]}. */
    private static Map<String, String> flat(Map<String, ?> data) {
        Map<String, String> flat = new LinkedHashMap<>();
        data.forEach((name, value) -> {
            if (value instanceof Map<?, ?> members) {
                members.forEach((member, text) -> flat.put(name + "[" + member + "]", text.toString()));
            } else {
                flat.put(name, value.toString());
            }
        });
        return flat;
    }

    private static String urlEncoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private LaravelResponse send(String method, String path, String body) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(PATIENCE)
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        headers.forEach(builder::setHeader);
        HttpRequest request = builder.build();
        try {
            var answer = HTTP.send(request, BodyHandlers.ofString());
            Exchanges.keep(request, body, answer);
            return new LaravelResponse(answer.statusCode(), answer.body(), answer.headers());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private enum Format {
        JSON("application/json"),
        FORM("application/x-www-form-urlencoded"),
        MULTIPART("multipart/form-data; boundary=" + BOUNDARY);

        private final String type;

        Format(String type) {
            this.type = type;
        }
    }
}
