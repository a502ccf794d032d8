package io.tidings.platform;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;

/** What holds wherever JSON is read. */
@Singleton
final class JsonRules implements ObjectMapperCustomizer {

    /** A body that goes on behind its value is not JSON; whoever sent it meant more than its beginning. */
    @Override
    public void customize(ObjectMapper json) {
        json.enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    }
}
