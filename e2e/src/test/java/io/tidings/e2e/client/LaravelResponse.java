package io.tidings.e2e.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpHeaders;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What Laravel's HTTP client hands out: it throws nothing by itself, and what isn't there is null. */
record LaravelResponse(int status, String body, HttpHeaders headers) {

    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private static final int MULTIPLE_CHOICES = 300;
    private static final int BAD_REQUEST = 400;
    private static final int SERVER_ERROR = 500;

    boolean successful() {
        return status >= 200 && status < MULTIPLE_CHOICES;
    }

    boolean failed() {
        return serverError() || clientError();
    }

    boolean clientError() {
        return status >= BAD_REQUEST && status < SERVER_ERROR;
    }

    boolean serverError() {
        return status >= SERVER_ERROR;
    }

    @Nullable
    String header(String name) {
        return headers.firstValue(name).orElse(null);
    }

    /** The whole body; null when it isn't JSON. */
    @Nullable
    Object json() {
        try {
            return JSON.readValue(body, Object.class);
        } catch (JsonProcessingException e) {
            return null;
        }
    }

    /** What is found under {@code dotted.names}, positions in lists among them. */
    @Nullable
    Object json(String key) {
        Object at = json();
        for (String step : key.split("\\.", -1)) {
            at = member(at, step);
        }
        return at;
    }

    private static @Nullable Object member(@Nullable Object of, String name) {
        return switch (of) {
            case Map<?, ?> map -> map.get(name);
            case List<?> list
            when name.matches("\\d{1,6}") && Integer.parseInt(name) < list.size() -> list.get(Integer.parseInt(name));
            case null, default -> null;
        };
    }

    /** {@code throw()}. */
    LaravelResponse orThrow() {
        if (failed()) {
            throw new RequestException("HTTP request returned status code " + status + ":\n" + body);
        }
        return this;
    }

    /** {@code Illuminate\Http\Client\RequestException}. */
    static final class RequestException extends RuntimeException {
        RequestException(String message) {
            super(message);
        }
    }
}
